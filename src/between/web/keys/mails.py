"""Mails without content: for which reasons, to which address, and what became of the last."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from between.records import courier, keyroom
from between.records import mails as asked_for
from between.records.courier import How
from between.records.mailbox import Outcome, Plan, Reason
from between.records.mails import Wanted
from between.story.episode import Precision
from between.web import dates, doors, nearness, notebook
from between.web.http import UnlockedRequest, page, posted
from between.web.keys.mail_forms import MailsForm

BECAME: dict[How, str | Promise] = {
    How.SENT: gettext_lazy("%(when)s: handed to the mail server."),
    How.REFUSED: gettext_lazy(
        "%(when)s: the mail server takes no mail for this address. Look at how it is written."
    ),
    How.UNSURE: gettext_lazy(
        "%(when)s: cut off on its way. It may have arrived, so it is not sent again."
    ),
    How.LATER: gettext_lazy(
        "%(when)s: the mail server did not take it. It is tried again by itself."
    ),
    How.LATE: gettext_lazy("%(when)s: nobody took it in time, so none was sent."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """What became of the last mail for one reason, as its owner reads it."""

    name: str
    became: str


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def mails(request: UnlockedRequest) -> HttpResponse:
    if keyroom.is_made_up(request.keys.account):
        return redirect("account")
    wanted, is_therapist = asked_for.of(request.keys), request.visit.account.is_therapist
    form = MailsForm(posted(request), initial=_typed(wanted), is_therapist=is_therapist)
    if settings.BETWEEN_MAIL and form.is_valid():
        return _kept(request, form)
    context = {
        "form": form,
        "wanted": wanted,
        "server": settings.BETWEEN_MAIL,
        "subject": courier.subject(),
        "sentence": courier.sentence(),
        "last": _last(request, wanted.plan) if wanted else [],
        "leaving": wanted is not None and _is_leaving(wanted.plan, Reason.TRIAL),
        "tab": "account",
    }
    return page(request, "keys/mails.html", context)


@require_POST
@doors.unlocked
def trial(request: UnlockedRequest) -> HttpResponse:
    """Have one sent to oneself: in the background, like all others."""
    wanted = asked_for.of(request.keys)
    if settings.BETWEEN_MAIL and wanted and not wanted.rests:
        if asked_for.ask_for_trial(request.keys, request.now):
            messages.success(request, _("One is on its way. Look again in a minute."))
        else:
            messages.info(request, _("Three were sent today. Try again tomorrow."))
    return redirect("mails")


@require_POST
@doors.unlocked
def removing(request: UnlockedRequest) -> HttpResponse:
    return _removed(request)


def _kept(request: UnlockedRequest, form: MailsForm) -> HttpResponse:
    data = form.cleaned_data
    if not data["address"]:
        return _removed(request)
    asked_for.keep(
        request.keys, data["address"], request.now, news=data["news"], near=data["near"]
    )
    nearness.look_ahead(request.keys, request.now)
    messages.success(request, _("Kept. Let one be sent, and see whether it arrives."))
    return redirect("mails")


def _removed(request: UnlockedRequest) -> HttpResponse:
    asked_for.remove(request.keys, request.now)
    messages.success(request, _("No address is kept here. No mail is sent to you."))
    return redirect("account")


def _typed(wanted: Wanted | None) -> dict[str, object]:
    if wanted is None:
        return {}
    # What rests was said before something newer that is lost: it is asked for anew.
    plan, counts = wanted.plan, not wanted.rests
    return {
        "address": wanted.address,
        "news": counts and plan.news,
        "near": counts and plan.near,
    }


def _last(request: UnlockedRequest, plan: Plan) -> list[Last]:
    zone = notebook.zone_of(request.keys).key
    names = {
        Reason.NEWS: _("Something new"),
        Reason.NEAR: _("A session is near"),
        Reason.TRIAL: _("The one you sent yourself"),
    }
    return [
        Last(name=name, became=_became(request, plan, reason, zone))
        for reason, name in names.items()
    ]


def _became(request: UnlockedRequest, plan: Plan, reason: Reason, zone: str) -> str:
    if _is_leaving(plan, reason):
        return _("on its way")
    last = plan.last.get(reason)
    return _told(last, zone, request.now) if last else _("none yet")


def _is_leaving(plan: Plan, reason: Reason) -> bool:
    """Whether one is being handed over; one's own counts from when it was asked for."""
    waits = reason is Reason.TRIAL and any(one.tries == 0 for one in plan.of(reason))
    taken = plan.taken.dues if plan.taken else ()
    return waits or any(one.reason is reason for one in taken)


def _told(last: Outcome, zone: str, now: datetime) -> str:
    when = datetime.fromtimestamp(last.at, UTC)
    said = dates.in_full(when, zone, now, precision=Precision.MINUTE)
    return str(BECAME[last.how]) % {"when": said}
