"""One person beside all the others: with whom it goes another way, and how.

For each question the moments are laid out by person and main answer. A cell is asked twice:
are there more than chance alone would put there, and are there fewer? The chances are exact
and counted over all people, questions and answers together: docs/methods/differences.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from between.core import chances, permutation
from between.core.estimate import Bools, Floats, Silence
from between.core.twins import Counts
from between.insight import gates
from between.insight.behind import ids
from between.insight.claims import DIFFERS, Difference, Side
from between.insight.counted import CODES, Counted, tabulate
from between.story.episode import Component

MORE: Final = 0
LESS: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The people asked about in one component, and the chances of their cells.

    `rows`: places among those included; `p`, `least`, `q` (2 x rows x K): more, then less.
    """

    component: Component
    rows: Counts
    p: Floats
    least: Floats
    q: Floats


def differences(counted: Counted) -> tuple[Difference, ...] | Silence:
    """Return every person and component that was asked about, surest first, or a silence.

    Asked about is who has at least 5 told moments, with 12 told moments of others beside
    them; below 8 told moments with 3 people nobody is.
    """
    tables = {
        component: tabulate(counted.who, counted.main[component], len(counted.included))
        for component in Component
    }
    asked = ask(tables)
    if not asked:
        silences = (gates.apart(table) for table in tables.values())
        return next(one for one in silences if one is not None)
    found = [difference for one in asked for difference in _found(counted, one)]
    return tuple(sorted(found, key=lambda one: (one.q, one.p)))


def ask(tables: Mapping[Component, Counts]) -> list[Asked]:
    """Return the chances in each table that passes the gates, counted over all of them.

    `tables`: people by main answer.
    """
    found = [_ask(*one) for one in tables.items() if gates.apart(one[1]) is None]
    if not found:
        return []
    p = np.concatenate([one.p.ravel() for one in found])
    least = np.concatenate([one.least.ravel() for one in found])
    q = chances.counted(p, least, level=DIFFERS)
    ends = np.cumsum([one.p.size for one in found])[:-1]
    return [
        Asked(
            component=one.component,
            rows=one.rows,
            p=one.p,
            least=one.least,
            q=part.reshape(one.p.shape),
        )
        for one, part in zip(found, np.split(q, ends), strict=True)
    ]


def _ask(component: Component, table: Counts) -> Asked:
    rows = gates.asked(table)
    both = permutation.beside(table)
    p = np.stack([tails.p[rows] for tails in both])
    least = np.stack([tails.least[rows] for tails in both])
    return Asked(component=component, rows=rows, p=p, least=least, q=p)


def named(one: Asked, row: int, side: int) -> int | None:
    """Return the place of the answer that may be said to be more, or less, with somebody."""
    place = int(one.p[side, row].argmin())
    return place if one.q[side, row, place] <= DIFFERS else None


def _found(counted: Counted, one: Asked) -> Iterator[Difference]:
    main = counted.main[one.component]
    for row, place in enumerate(one.rows.tolist()):
        person = counted.included[place]
        theirs = counted.who == place
        sides = [
            _side(counted, one.component, named(one, row, side), theirs)
            for side in (MORE, LESS)
        ]
        n = person.n_coded[one.component]
        yield Difference(
            person=person.person,
            name=person.name,
            is_therapist=person.is_therapist,
            component=one.component,
            n=n,
            n_others=int((main >= 0).sum()) - n,
            p=min(1.0, float(one.p[:, row].min()) * one.p[:, row].size),
            q=float(one.q[:, row].min()),
            more=sides[MORE],
            less=sides[LESS],
        )


def _side(
    counted: Counted, component: Component, place: int | None, theirs: Bools
) -> Side | None:
    if place is None:
        return None
    held = counted.main[component] == place
    return Side(
        code=CODES[component][place],
        with_them=ids(counted, np.flatnonzero(held & theirs)),
        with_others=ids(counted, np.flatnonzero(held & ~theirs)),
    )
