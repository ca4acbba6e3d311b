"""How much must be there before anything is said, and the silences below it."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import numpy as np

from between.core.estimate import Reason, Silence
from between.core.twins import Counts
from between.insight.claims import TOGETHER

MOMENTS: Final = 8
PEOPLE: Final = 3
WITH_THERAPIST: Final = 4
RATE: Final = 4
WITH_OTHERS: Final = 12
WITH_ONE: Final = 5

TOLD: Final = ("told moment", "told moments")
WITH: Final = ("person with told moments", "people with told moments")
BY_THERAPIST: Final = ("told moment with the therapist", "told moments with the therapist")
BY_OTHERS: Final = ("told moment with others", "told moments with others")
BY_ONE: Final = ("told moment with one person", "told moments with one person")
EARLIER: Final = ("earlier told moment", "earlier told moments")
SIDE: Final = ("such moment on one side", "such moments on one side")
BOTH: Final = ("moment with both answers told", "moments with both answers told")
PAIR: Final = ("moment with the same two answers", "moments with the same two answers")

NOT_BUILT: Final = Silence(
    reason=Reason.NOT_BUILT, sentence="Between does not compute this yet."
)
NO_THERAPIST: Final = Silence(
    reason=Reason.NO_THERAPIST,
    sentence="There are no told moments with a therapist.",
    need=WITH_THERAPIST,
)
UNSTEADY: Final = Silence(
    reason=Reason.UNSTEADY, sentence="The computation did not settle; nothing is said."
)


def returns(table: Counts) -> Silence | None:
    """Return why nothing is said about what returns in this component, or None."""
    told, people = int(table.sum()), int(table.any(axis=1).sum())
    if told < MOMENTS:
        return few(Reason.TOO_FEW_MOMENTS, TOLD, told, MOMENTS)
    if people < PEOPLE:
        return few(Reason.TOO_FEW_PEOPLE, WITH, people, PEOPLE)
    return None


def alike(whom: Sequence[UUID | None]) -> Silence | None:
    """Return why nothing is laid beside a hurt, or None; `whom`: the person of each moment."""
    if len(whom) < MOMENTS:
        return few(Reason.TOO_FEW_MOMENTS, EARLIER, len(whom), MOMENTS)
    if (people := len(set(whom))) < PEOPLE:
        return few(Reason.TOO_FEW_PEOPLE, WITH, people, PEOPLE)
    return None


def therapist(table: Counts) -> Silence | None:
    """Return why there is no rate for the therapist, or None."""
    told = int(table[0].sum())
    if (silence := returns(table)) is not None:
        return silence
    if told == 0:
        return NO_THERAPIST
    if told < WITH_THERAPIST:
        return few(Reason.TOO_FEW_WITH_THERAPIST, BY_THERAPIST, told, WITH_THERAPIST)
    return None


def others(table: Counts) -> Silence | None:
    """Return why there is no rate for the others, or None."""
    told = int(table[1:].sum())
    if (silence := returns(table)) is not None:
        return silence
    if told < RATE:
        return few(Reason.TOO_FEW_WITH_OTHERS, BY_OTHERS, told, RATE)
    return None


def beside(table: Counts) -> Silence | None:
    """Return why therapist and others are not laid beside each other, or None."""
    told = int(table[1:].sum())
    if (silence := therapist(table)) is not None:
        return silence
    if told < WITH_OTHERS:
        return few(Reason.TOO_FEW_WITH_OTHERS, BY_OTHERS, told, WITH_OTHERS)
    return None


def asked(table: Counts) -> Counts:
    """Return the rows that may be laid beside all others: 5 told moments, and 12 of others."""
    told = table.sum(axis=1)
    return np.flatnonzero((told >= WITH_ONE) & (told.sum() - told >= WITH_OTHERS))


def apart(table: Counts) -> Silence | None:
    """Return why nobody is laid beside all others in this component, or None."""
    if (silence := returns(table)) is not None or len(asked(table)):
        return silence
    told = table.sum(axis=1)
    enough = told[told >= WITH_ONE]
    if not len(enough):
        return few(Reason.TOO_FEW_MOMENTS, BY_ONE, int(told.max()), WITH_ONE)
    rest = int(told.sum() - enough.min())
    return few(Reason.TOO_FEW_WITH_OTHERS, BY_OTHERS, rest, WITH_OTHERS)


def linked(tables: Counts) -> Silence | None:
    """Return why no two answers are called a link, or None; people by theirs by one's own."""
    told, people = int(tables.sum()), int(tables.any(axis=(1, 2)).sum())
    if told < MOMENTS:
        return few(Reason.TOO_FEW_MOMENTS, BOTH, told, MOMENTS)
    if people < PEOPLE:
        return few(Reason.TOO_FEW_PEOPLE, WITH, people, PEOPLE)
    if (most := int(tables.sum(axis=0).max())) < TOGETHER:
        return few(Reason.TOO_FEW_MOMENTS, PAIR, most, TOGETHER)
    return None


def few(reason: Reason, what: tuple[str, str], have: int, need: int) -> Silence:
    """Return the silence that says how many there are of `what`, one and several, and needed."""
    there = f"There is 1 {what[0]}" if have == 1 else f"There are {have} {what[1]}"
    sentence = f"{there}; {need} are needed."
    return Silence(reason=reason, sentence=sentence, have=have, need=need)
