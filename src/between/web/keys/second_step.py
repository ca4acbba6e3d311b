"""The second step, after the passphrase and before everything else."""

from functools import partial

from django.http import HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import attempts, authenticator, factors, passkeys, spares
from between.records.attempts import Bucket
from between.records.ceremony import Said, Site
from between.records.keyroom import Unlocked
from between.story.episode import Precision
from between.web import dates, doors, guise, notebook
from between.web.http import AnyRequest, HalfwayRequest, onwards, posted
from between.web.keys import arrival, throttle
from between.web.keys.step_forms import StepForm


@sensitive_post_parameters()
@sensitive_variables()
@doors.halfway
def code(request: HalfwayRequest) -> HttpResponse:
    if not factors.has_any(request.due):
        return redirect("app")
    form = StepForm(posted(request))
    if form.is_valid() and _is_taken(request, form):
        return arrival.let_through(request)
    return throttle.again(
        request,
        "keys/code.html",
        form,
        held="held" in request.GET,
        next=onwards(request),
        options=_options(request),
        has_app=authenticator.is_set_up(request.due),
        has_spares=spares.left(request.due) > 0,
        is_gone=factors.is_gone(request.due),
    )


def buckets(request: AnyRequest, keys: Unlocked) -> list[Bucket]:
    """Return what the second step is counted by; a known device is counted alone."""
    device = request.device
    if device and device.account_id == keys.account:
        return [attempts.by_device(bytes(device.id_hash))]
    return [attempts.by_second_step(keys.account)]


def does_not_fit(keys: Unlocked, request: AnyRequest) -> str:
    """Say what time it is here: a phone whose clock is wrong shows wrong codes."""
    zone = notebook.zone_of(keys).key
    now = dates.in_words(request.now, zone, request.now, precision=Precision.DAY)
    return _(
        "This code does not fit. Here it is %(day)s, %(time)s: if your phone says anything "
        "else, let it set its clock by itself, and then type the newest code."
    ) % {"day": now, "time": dates.clock(request.now, zone)}


def site(request: AnyRequest) -> Site:
    """Return the host for which passkeys are made here: as it was asked for, without a port."""
    host, _port = split_domain_port(request.get_host())
    return Site(host, name=str(guise.of(request)["app"]))


def _options(request: HalfwayRequest) -> str | None:
    if not passkeys.is_set_up(request.due):
        return None
    return passkeys.ask(site(request), request.now, request.due)


def _is_taken(request: HalfwayRequest, form: StepForm) -> bool:
    given, keys, now = form.cleaned_data, request.due, request.now
    if given["credential"]:
        said = Said(given["credential"])
        action = partial(passkeys.check, keys, site(request), said, now)
        refused = _("This passkey is not known here. Try another one, or a code.")
    elif given["code"]:
        action = partial(authenticator.check, keys, given["code"], now)
        refused = does_not_fit(keys, request)
    else:
        action = partial(spares.use, keys, given["spare"])
        refused = _("This spare code does not count, or no more. Try the next one.")
    counted = buckets(request, keys)
    throttle.attempt(request, form, counted, action, refused=refused)
    return not form.errors
