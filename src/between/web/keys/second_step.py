"""The second step, after the passphrase and before everything else."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import attempts, authenticator, factors, spares
from between.records.attempts import Bucket
from between.records.keyroom import Unlocked
from between.story.episode import Precision
from between.web import dates, doors, notebook
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
        has_app=authenticator.is_set_up(request.due),
        has_spares=spares.left(request.due) > 0,
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


def _is_taken(request: HalfwayRequest, form: StepForm) -> bool:
    typed, spare = form.cleaned_data["code"], form.cleaned_data["spare"]
    if typed:
        action = partial(authenticator.check, request.due, typed, request.now)
        refused = does_not_fit(request.due, request)
    else:
        action = partial(spares.use, request.due, spare)
        refused = _("This spare code does not count, or no more. Try the next one.")
    counted = buckets(request, request.due)
    throttle.attempt(request, form, counted, action, refused=refused)
    return not form.errors
