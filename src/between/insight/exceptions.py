"""Moments that went another way: the exceptions, which come first.

For each answer of the others (o1 to o8, the main one) the person's *usual* own answer is
the main answer that followed it most often over all counted moments: at least 3 times, and
more often than any other. Where the usual answer is a hard one (s2, s4, s6, s7, s8), every
moment that happened with the same answer of the other and s1, s3 or s5 instead is an
exception. Nothing is inferred: an exception is a moment, not a rate.
"""

from collections.abc import Mapping
from itertools import islice
from typing import Final

import numpy as np

from between.core.twins import Counts
from between.insight.counted import CODES, NOT_CODED, Counted
from between.insight.reflection import AnotherWay
from between.story.episode import Component, Reality

OTHERS: Final = CODES[Component.OTHER]
OWN: Final = CODES[Component.SELF]
KIND: Final = frozenset({"s1", "s3", "s5"})
USUAL: Final = 3
SHOWN: Final = 3


def exceptions(counted: Counted) -> tuple[AnotherWay, ...]:
    """Return the newest exceptions, at most three, newest first."""
    usual = _usual(_table(counted))
    other, own = counted.main[Component.OTHER], counted.main[Component.SELF]
    rows = (
        row
        for row in np.flatnonzero((other != NOT_CODED) & (own != NOT_CODED)).tolist()
        if OTHERS[other[row]] in usual and OWN[own[row]] in KIND
        if counted.moments[row][1].reality is Reality.HAPPENED
    )
    return tuple(
        _another_way(counted, row, (OTHERS[other[row]], OWN[own[row]]), usual)
        for row in islice(rows, SHOWN)
    )


def _table(counted: Counted) -> Counts:
    """Return how often each own answer followed each answer of the others."""
    other, own = counted.main[Component.OTHER], counted.main[Component.SELF]
    both = (other != NOT_CODED) & (own != NOT_CODED)
    table = np.zeros((len(OTHERS), len(OWN)), dtype=np.int64)
    np.add.at(table, (other[both], own[both]), 1)
    return table


def _usual(table: Counts) -> dict[str, str]:
    usual = {}
    for other, times in zip(OTHERS, table, strict=True):
        own, most = OWN[int(times.argmax())], times.max()
        if most >= USUAL and (times == most).sum() == 1 and own not in KIND:
            usual[other] = own
    return usual


def _another_way(
    counted: Counted, row: int, answers: tuple[str, str], usual: Mapping[str, str]
) -> AnotherWay:
    key, episode = counted.moments[row]
    person = counted.included[counted.who[row]]
    other, own = answers
    return AnotherWay(
        moment=key,
        person=person.person,
        name=person.name,
        when=episode.when,
        zone=episode.zone,
        precision=episode.precision,
        about=episode.about,
        other=other,
        own=own,
        usual=usual[other],
    )
