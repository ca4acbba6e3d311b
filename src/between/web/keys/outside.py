"""Something was changed from outside: what it was, what to do, and that it was read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.records import head
from between.records.head import State
from between.web import doors
from between.web.http import UnlockedRequest, page


@doors.unlocked
def outside(request: UnlockedRequest) -> HttpResponse:
    found = head.state(request.keys)
    if found in {State.RIGHT, State.YOUNG}:
        return redirect("account")
    if request.method == "POST":
        head.acknowledge(request.keys)
        messages.success(
            request, _("You have read it. From here on, what is here now counts.")
        )
        return redirect("account")
    context = {"found": sentence(found, head.missing(request.keys)), "tab": "account"}
    return page(request, "keys/outside.html", context)


def sentence(found: State, missing: int) -> str:
    """Say what does not fit, as much as can be known of it."""
    match found:
        case State.ROWS if missing:
            return ngettext(
                "At least %(n)d thing that you kept is missing; others may be older than they "
                "were.",
                "At least %(n)d things that you kept are missing; others may be older than they "
                "were.",
                missing,
            ) % {"n": missing}
        case State.BEHIND:
            return ngettext(
                "Everything here is as it was some time ago: what you kept, changed or erased "
                "last is missing, %(n)d time at least.",
                "Everything here is as it was some time ago: what you kept, changed or erased "
                "last is missing, %(n)d times at least.",
                missing,
            ) % {"n": missing}
        case State.KEYCHAIN:
            return _("The ring of keys to what you keep is not the one that was kept last.")
        case State.LOST:
            return _("What would tell whether everything is here is gone.")
        case _:
            return _(
                "Nothing seems to be missing, but something is older than it was, in another "
                "place, or was not kept by you."
            )
