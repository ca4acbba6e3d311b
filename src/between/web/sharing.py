"""Sharing one thing: the copy that will be seen, who will see it, and a yes."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from between.records import grants, joined, mails
from between.records.bonds import KeysChanged
from between.records.grants import ChangedOutside
from between.records.joined import Joined, NotOpen, Side
from between.story.episode import Episode
from between.story.sharing import Passage, Shared, What
from between.web import agreements, dates, notebook, sessions
from between.web.http import UnlockedRequest, page
from between.web.telling import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A copy goes on from one bond to another: from which, since when, and where `then` leads.

    `as_it_is` leads to the same thing as it stands today, where it still does.
    """

    bond: UUID
    day: date
    then: str
    as_it_is: str = ""


def moment(told: Told, zone: str, now: datetime) -> Shared:
    """Return what somebody else sees of a moment: all of it, in the words of its page."""
    who = _("%(valence)s, with %(who)s") if told.who else _("%(valence)s")
    return Shared(
        what=What.MOMENT,
        title=who % {"valence": told.valence.capitalize(), "who": told.who},
        passages=tuple(_passages(told, zone)),
        when=now,
        source=told.id,
    )


def offer(
    request: UnlockedRequest,
    shown: Shared,
    *,
    back: str,
    again: Iterable[tuple[str, str]] = (),
    order: Iterable[tuple[str, str]] = (),
    leaving: Leaving | None = None,
) -> HttpResponse:
    """Show exactly what will be seen and by whom; share it when that was said yes to.

    `again` is what made the copy, where it was typed: it is sent again with the yes. `order`
    names what stands in it one after the other and can be put first.
    """
    open_bonds = _open_bonds(request, leaving)
    refused, with_ = "", _chosen(request, open_bonds)
    if with_ and request.POST.get("seen") != fingerprint(shown):
        refused = "changed"
    elif with_ and not (refused := _share(request, with_, shown)):
        return redirect(leaving.then if leaving else _afterwards(shown, with_))
    context = {
        "shown": shown,
        "picture": image(shown),
        "seen": fingerprint(shown),
        "bonds": [
            (
                one,
                agreements.lines(request.keys, one.bond),
                agreements.reading(request.keys, one.bond),
            )
            for one in open_bonds
        ],
        "away": [said for one in open_bonds for said in _away(request, one)],
        "back": back,
        "again": again,
        "order": order,
        "leaving": leaving,
        "refused": refused,
        "tab": "account",
    }
    return page(request, "sharing/offer.html", context)


def _afterwards(shown: Shared, with_: Joined) -> str:
    if shown.what is What.HURT:
        return reverse("hurt", args=[shown.source])
    return reverse("bond", args=[with_.bond])


def fingerprint(shown: Shared) -> str:
    """Return what the yes is bound to: it counts for what was on the page, and no other."""
    said = repr((shown.title, shown.passages, shown.picture))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def is_same(one: Shared, other: Shared) -> bool:
    """Whether two copies show the same to whoever reads them."""
    return fingerprint(one) == fingerprint(other)


def image(shown: Shared) -> str:
    """Return the drawing as the source of an image: nothing in it can run or ask."""
    if not shown.picture:
        return ""
    return "data:image/svg+xml;base64," + b64encode(shown.picture.encode()).decode()


def _share(request: UnlockedRequest, with_: Joined, shown: Shared) -> str:
    """Share it; return why not, where it could not be."""
    if any(is_same(one.shared, shown) for one in grants.given(request.keys, with_)):
        return "there"
    try:
        grants.share(request.keys, with_.bond, shown, request.now.date())
    except NotOpen:
        return "closed"
    except KeysChanged:
        return "keys"
    except ChangedOutside:
        return "outside"
    mails.tell(with_, request.now, unread=True)
    messages.success(
        request,
        _("Shared. You can take it back. They may remember it or have printed it."),
    )
    return ""


def _open_bonds(request: UnlockedRequest, leaving: Leaving | None) -> list[Joined]:
    left = leaving.bond if leaving else None
    found = joined.of(request.keys, Side.CLIENT)
    return [one for one in found if one.is_open and one.bond != left]


def _away(request: UnlockedRequest, with_: Joined) -> list[str]:
    today = request.now.astimezone(notebook.zone_of(request.keys)).date()
    return sessions.away(request.keys, with_.bond, with_.names.therapist, today)


def _chosen(request: UnlockedRequest, open_bonds: list[Joined]) -> Joined | None:
    try:
        wanted = UUID(request.POST.get("bond", ""))
    except ValueError:
        return None
    return next((one for one in open_bonds if one.bond == wanted), None)


def when(story: Episode, zone: str) -> str:
    """Return when it was, in words that are as true on the day when the copy is read."""
    return dates.for_good(story.when, zone, precision=story.precision, about=story.about)


def _passages(told: Told, zone: str) -> Iterator[Passage]:
    yield Passage(heading=_("When"), words=when(told.story, zone))
    if told.reality:
        yield Passage(heading=_("What kind"), words=told.reality)
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
