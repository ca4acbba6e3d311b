"""What may be said of the last session between two people: one thing, the weightiest.

What somebody declared comes before the filter, the filter before nothing special. The gap between
the two ratings is said apart, and needs no model.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from between.core import alliance
from between.insight.repair import RepairPicture, Scale, Session
from between.insight.strains import Flag

GAP: Final = 20.0  # of a scale of 100: from here on the two saw it differently
TOP: Final = 0.9  # of the scale: from here on a rating says little
ENOUGH: Final = 4  # ratings before anything is said of all of them


class Now(StrEnum):
    """How the last session stands."""

    NOTHING = "nothing"
    EARLY = "early"
    USUAL = "usual"
    SOFT = "soft"
    LOOK = "look"
    DECLARED = "declared"
    REPAIRED = "repaired"


class Gap(StrEnum):
    """Who rated it lower."""

    CLIENT = "client"
    THERAPIST = "therapist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """`last` is the last session of which anything is known; none, and `now` is `NOTHING`."""

    now: Now
    last: Session | None = None
    gap: Gap | None = None
    is_patchy: bool = False
    is_at_top: bool = False


def said(picture: RepairPicture) -> Lately:
    """Return what may be said; with no rating and nothing declared, that there is nothing."""
    known = [one for one in picture.sessions if _is_known(one)]
    if not known:
        return Lately(now=Now.NOTHING)
    return Lately(
        now=_now(picture, known[-1]),
        last=known[-1],
        gap=_gap(known[-1], picture.scale),
        is_patchy=_is_patchy(picture.sessions),
        is_at_top=_is_at_top(known, picture.scale),
    )


def shortened(picture: RepairPicture, most: int) -> RepairPicture:
    """Return the last `most` sessions and the hurts that reach into them."""
    kept = picture.sessions[-most:]
    first = kept[0].session if kept else 0
    hurts = tuple(one for one in picture.hurts if one.first >= first)
    return replace(picture, sessions=kept, hurts=hurts)


def _is_known(one: Session) -> bool:
    return one.declared or not (one.client is None and one.therapist is None)


def _now(picture: RepairPicture, last: Session) -> Now:
    if any(one.repaired == last.session for one in picture.hurts):
        return Now.REPAIRED
    if last.declared:
        return Now.DECLARED
    if last.flag is not Flag.NONE:
        return Now.LOOK if last.flag is Flag.LOOK else Now.SOFT
    early = picture.sessions.index(last) < alliance.QUIET
    return Now.EARLY if early else Now.USUAL


def _gap(last: Session, scale: Scale) -> Gap | None:
    if last.gap is None or abs(last.gap) * 100 < GAP * (scale.high - scale.low):
        return None
    return Gap.CLIENT if last.gap > 0 else Gap.THERAPIST


def _is_patchy(sessions: Sequence[Session]) -> bool:
    """Whether a session without the client's rating lies between two that have one."""
    rated = [at for at, one in enumerate(sessions) if one.client is not None]
    return bool(rated) and rated[-1] - rated[0] + 1 > len(rated)


def _is_at_top(known: Sequence[Session], scale: Scale) -> bool:
    said = [one.client for one in known if one.client is not None]
    edge = scale.low + TOP * (scale.high - scale.low)
    return len(said) >= ENOUGH and min(said) >= edge
