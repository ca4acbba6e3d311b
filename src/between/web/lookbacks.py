"""Looking back as pages show it: one line that asks, and what was said earlier."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import OperationalError
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records import lookbacks
from between.records.joined import Joined, Side
from between.records.keyroom import Unlocked
from between.records.lookbacks import Looks
from between.story.looking_back import LookBack, Serves, is_time
from between.web import sessions

TITLES: dict[Serves, str | Promise] = {
    Serves.HELPING: gettext_lazy("helping"),
    Serves.NEITHER: gettext_lazy("neither"),
    Serves.BETWEEN: gettext_lazy("getting between us"),
    Serves.STOP: gettext_lazy("let's stop for a while"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer as a page shows it."""

    turn: int
    who: str
    serves: str
    words: str
    when: str
    stops: bool


def looked(keys: Unlocked, with_: Joined) -> Looks:
    """Return how it stands; what may be seen by both is laid open on the way."""
    # Where nothing can be kept, looking goes on: the other's answer stays shut then.
    with suppress(OperationalError):
        return lookbacks.settle(keys, with_)
    return lookbacks.of(keys, with_)


def is_asked(keys: Unlocked, with_: Joined, found: Looks | None = None) -> bool:
    """Whether the one line stands on the page of the bond."""
    if not with_.is_open:
        return False
    found = found or looked(keys, with_)
    return is_time(
        (one.story for one in sessions.taken(keys, with_.bond)),
        since=found.since,
        waited_for=found.is_waited_for,
        put_off=found.put_off,
    )


def told(found: Looks, with_: Joined, zone: ZoneInfo) -> list[Said]:
    """Return what may be read, the newest first, the client's before the therapist's."""
    order = sorted(found.seen(), key=lambda one: (-one.turn, one.by))
    return list(_told(order, found, with_, zone))


def say(one: LookBack, who: str, zone: ZoneInfo) -> Said:
    return Said(
        turn=one.turn,
        who=who,
        serves=str(TITLES[one.serves]) if one.serves else "",
        words=one.words,
        when=date_format(one.when.astimezone(zone), "j F Y"),
        stops=one.serves is Serves.STOP,
    )


def name_of_other(with_: Joined) -> str:
    if with_.side is Side.CLIENT:
        return with_.names.therapist or _("Your therapist")
    return with_.names.client or _("Your client")


def _told(
    order: list[LookBack], found: Looks, with_: Joined, zone: ZoneInfo
) -> Iterator[Said]:
    for one in order:
        yield say(one, _("You") if one.by is found.by else name_of_other(with_), zone)
