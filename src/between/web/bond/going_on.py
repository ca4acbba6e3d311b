"""Going on with somebody else: nothing goes along by itself, each thing by a yes of its own.

What lies shared with the one is offered to another as the copy it is, with its day, on the
page before sharing; a moment that is still there may go as it is now instead.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from between.records import grants, joined, shelf
from between.records.grants import Given
from between.records.joined import Joined, Side
from between.records.shelf import CannotBeOpened, Missing
from between.story.episode import Episode
from between.story.sharing import Passage, Shared, What
from between.web import doors, sharing
from between.web.bond import shared
from between.web.http import UnlockedRequest, page
from between.web.sharing import Leaving


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One thing that lies with the one, and who else can see it by now."""

    given: Given
    seen_by: tuple[str, ...]


@doors.unlocked
def going_on(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    one = joined.one(request.keys, bond, Side.CLIENT)
    others = [
        other
        for other in joined.of(request.keys, Side.CLIENT)
        if other.bond != bond and not other.has_ended
    ]
    context = {
        "bond": one,
        "others": others,
        "left": _left(request, one, others),
        "tab": "account",
    }
    return page(request, "bond/going_on.html", context)


@doors.unlocked
def copy(request: UnlockedRequest, bond: UUID, grant: UUID) -> HttpResponse:
    """Offer the copy as it was shared then, to anybody but the one it lies with."""
    given = _given(request, bond, grant)
    now = reverse("going-on-now", args=[bond, grant]) if _is_there(request, given) else ""
    shown = _with_its_day(given)
    if given.shared.is_hurt_with(bond):
        shown = replace(shown, bond=bond)  # it was with the one, and is not with another
    return _offer(request, given, shown, as_it_is=now)


@doors.unlocked
def as_it_is(request: UnlockedRequest, bond: UUID, grant: UUID) -> HttpResponse:
    """Offer the same moment as it stands today."""
    given = _given(request, bond, grant)
    if given.shared.what is not What.MOMENT or given.shared.source is None:
        raise Missing
    return _offer(request, given, shared.as_it_is(request, given.shared.source))


def _offer(
    request: UnlockedRequest, given: Given, shown: Shared, as_it_is: str = ""
) -> HttpResponse:
    there = reverse("going-on", args=[given.bond])
    leaving = Leaving(bond=given.bond, day=given.day, then=there, as_it_is=as_it_is)
    return sharing.offer(request, shown, back=there, leaving=leaving)


def _given(request: UnlockedRequest, bond: UUID, grant: UUID) -> Given:
    _with, given = grants.one(request.keys, grant, Side.CLIENT)
    if given.bond != bond:
        raise Missing
    return given


def _left(request: UnlockedRequest, one: Joined, others: list[Joined]) -> list[Left]:
    with_others = [
        (other.names.therapist, [new.shared for new in grants.given(request.keys, other)])
        for other in others
    ]
    return [
        Left(
            given=given,
            seen_by=tuple(
                name or _("Your therapist")
                for name, seen in with_others
                if any(_is_of(new, given) for new in seen)
            ),
        )
        for given in grants.given(request.keys, one)
    ]


def _is_of(new: Shared, given: Given) -> bool:
    """Whether this was shared from the same thing, as it was then or as it was later."""
    source = given.shared.source
    same = source is not None and new.source == source
    return same or sharing.is_same(new, _with_its_day(given))


def _with_its_day(given: Given) -> Shared:
    """Return the copy with the day on which it was made: somebody new reads it later."""
    before, day = given.shared, date_format(given.day, "j F Y")
    bears = Passage(heading=_("As it was on"), words=day)
    if before.when.date() < given.day or bears in before.passages:
        return before  # it went on once already, and bears its day
    return replace(before, passages=(*before.passages, bears))


def _is_there(request: UnlockedRequest, given: Given) -> bool:
    if given.shared.what is not What.MOMENT or given.shared.source is None:
        return False
    with suppress(Missing, CannotBeOpened):
        return bool(shelf.one(request.keys, Episode, given.shared.source))
    return False
