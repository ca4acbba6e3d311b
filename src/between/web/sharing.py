"""Sharing one thing: the copy that will be seen, who will see it, and a yes."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from between.records import grants, joined
from between.records.bonds import KeysChanged
from between.records.joined import Joined, NotOpen, Side
from between.story.sharing import Passage, Shared, What
from between.web.http import UnlockedRequest, page
from between.web.telling import Told


def moment(told: Told, now: datetime) -> Shared:
    """Return what somebody else sees of a moment: all of it, in the words of its page."""
    who = _("%(valence)s, with %(who)s") if told.who else _("%(valence)s")
    return Shared(
        what=What.MOMENT,
        title=who % {"valence": told.valence.capitalize(), "who": told.who},
        passages=tuple(_passages(told)),
        when=now,
        source=told.id,
    )


def offer(request: UnlockedRequest, shown: Shared, *, back: str) -> HttpResponse:
    """Show exactly what will be seen and by whom; share it when that was said yes to."""
    open_bonds = [one for one in joined.of(request.keys, Side.CLIENT) if one.is_open]
    context = {"shown": shown, "bonds": open_bonds, "back": back, "tab": "account"}
    if request.method == "POST" and (with_ := _chosen(request, open_bonds)):
        try:
            grants.share(request.keys, with_.bond, shown, request.now.date())
        except NotOpen:
            context["refused"] = "closed"
        except KeysChanged:
            context["refused"] = "keys"
        else:
            messages.success(
                request,
                _("Shared. You can take it back. They may remember it or have printed it."),
            )
            return redirect("bond", with_.bond)
    return page(request, "sharing/offer.html", context)


def _chosen(request: UnlockedRequest, open_bonds: list[Joined]) -> Joined | None:
    try:
        wanted = UUID(request.POST.get("bond", ""))
    except ValueError:
        return None
    return next((one for one in open_bonds if one.bond == wanted), None)


def _passages(told: Told) -> Iterator[Passage]:
    yield Passage(heading=_("When"), words=told.when)
    if told.reality:
        yield Passage(heading="", words=told.reality)
    for line in told.lines:
        yield Passage(heading=line.opening, words=line.answer)
    if told.voiced:
        yield Passage(heading=_("Did they know?"), words=told.voiced)
    if told.chosen:
        yield Passage(heading=_("Did I choose my answer?"), words=told.chosen)
    if told.feelings:
        yield Passage(heading=_("What was there"), words=", ".join(told.feelings))
    if told.story.intensity is not None:
        strength = _("%(n)d of 10") % {"n": told.story.intensity}
        yield Passage(heading=_("How strong"), words=strength)
    if told.story.words:
        yield Passage(heading=_("In my words"), words=told.story.words)
