"""What lies behind each row: its moments, and the plain shares with each person."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from between.core.twins import Counts
from between.insight.counted import CODES, NOT_CODED, Counted, coded
from between.insight.reflection import Pervasiveness
from between.story.episode import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The moments of one code, newest first, and how often it comes up with whom.

    Moments have the code as main answer; in `beside` it is a further one.
    """

    with_therapist: tuple[UUID, ...]
    with_others: tuple[UUID, ...]
    beside: tuple[UUID, ...]
    pervasiveness: tuple[Pervasiveness, ...]


def behind(counted: Counted, component: Component) -> list[Behind]:
    """Return what lies behind each code of a component, in the order of CODES."""
    further = _further(counted, component)
    return [
        _behind(counted, component, place, further[place])
        for place in range(len(CODES[component]))
    ]


def _further(counted: Counted, component: Component) -> dict[int, list[int]]:
    """Return by code the moments that hold it, but not as their main answer."""
    found: dict[int, list[int]] = defaultdict(list)
    mains = counted.main[component].tolist()
    for row, ((_, episode), main) in enumerate(zip(counted.moments, mains, strict=True)):
        codes = episode.answer(component).codes
        if len(codes) > 1 and main != NOT_CODED:
            for place in {coded(code, component) for code in codes[1:]} - {main}:
                found[place].append(row)
    return found


def _behind(
    counted: Counted, component: Component, place: int, further: list[int]
) -> Behind:
    main = np.flatnonzero(counted.main[component] == place)
    theirs = (counted.who[main] == 0) & counted.has_therapist
    held = np.concatenate([main, np.array(further, dtype=np.int64)])
    return Behind(
        with_therapist=ids(counted, main[theirs]),
        with_others=ids(counted, main[~theirs]),
        beside=ids(counted, np.array(further, dtype=np.int64)),
        pervasiveness=_pervasiveness(counted, component, counted.who[held]),
    )


def ids(counted: Counted, rows: Counts) -> tuple[UUID, ...]:
    """Return the ids of the counted moments in these `rows`."""
    return tuple(counted.moments[row][0] for row in rows.tolist())


def _pervasiveness(
    counted: Counted, component: Component, who: Counts
) -> tuple[Pervasiveness, ...]:
    """Return the share of coded moments with each person that hold a code in any place.

    P_ck = (moments with code k in component c) / (moments coded in c), the usual measure of
    a theme's pervasiveness; descriptive. Nobody without a coded moment is in it.
    """
    held = np.bincount(who, minlength=len(counted.included)).tolist()
    return tuple(
        Pervasiveness(person=one.person, name=one.name, share=times / n, n=n)
        for one, times in zip(counted.included, held, strict=True)
        if (n := one.n_coded[component])
    )
