"""Marking a moment while everything is locked: this page can write and never read."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from between.records import letters, visits
from between.web import cookies, doors, receipts
from between.web.http import AnyRequest, page, posted
from between.web.moments.mark_forms import MarkForm


@doors.anyone
def mark(request: AnyRequest) -> HttpResponse:
    """Show an empty form on a device whose owner said yes, and nothing of anybody."""
    if request.keys:
        return redirect("moment-new")
    device = request.device
    owner = visits.writer(device) if device and device.marks_since else None
    if owner is None:
        return page(request, "moments/mark_not_here.html")
    form = MarkForm(posted(request), letters=_letters(request))
    if not form.is_valid():
        return page(request, "moments/mark.html", {"form": form})
    if not letters.leave(owner, form.to_mark(request.now), request.now):
        form.add_error(None, _("Too much waits here already. Unlock once, then keep this."))
        return page(request, "moments/mark.html", {"form": form})
    receipts.kept(request, form.clock())
    messages.info(request, _("It waits sealed and becomes a moment when you unlock."))
    return redirect("mark")


def _letters(request: AnyRequest) -> list[tuple[UUID, str]]:
    if request.device is None:
        return []
    return visits.letters(request.device, cookies.read(request, cookies.DEVICE))
