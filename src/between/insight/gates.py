"""How much must be there before anything is said, and the silences below it."""

from typing import Final

from between.core.estimate import Reason, Silence
from between.core.twins import Counts

MOMENTS: Final = 8
PEOPLE: Final = 3
WITH_THERAPIST: Final = 4
RATE: Final = 4
WITH_OTHERS: Final = 12

TOLD: Final = ("told moment", "told moments")
WITH: Final = ("person with told moments", "people with told moments")
BY_THERAPIST: Final = ("told moment with the therapist", "told moments with the therapist")
BY_OTHERS: Final = ("told moment with others", "told moments with others")

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
        return _few(Reason.TOO_FEW_MOMENTS, TOLD, told, MOMENTS)
    if people < PEOPLE:
        return _few(Reason.TOO_FEW_PEOPLE, WITH, people, PEOPLE)
    return None


def therapist(table: Counts) -> Silence | None:
    """Return why there is no rate for the therapist, or None."""
    told = int(table[0].sum())
    if (silence := returns(table)) is not None:
        return silence
    if told == 0:
        return NO_THERAPIST
    if told < WITH_THERAPIST:
        return _few(Reason.TOO_FEW_WITH_THERAPIST, BY_THERAPIST, told, WITH_THERAPIST)
    return None


def others(table: Counts) -> Silence | None:
    """Return why there is no rate for the others, or None."""
    told = int(table[1:].sum())
    if (silence := returns(table)) is not None:
        return silence
    if told < RATE:
        return _few(Reason.TOO_FEW_WITH_OTHERS, BY_OTHERS, told, RATE)
    return None


def beside(table: Counts) -> Silence | None:
    """Return why therapist and others are not laid beside each other, or None."""
    told = int(table[1:].sum())
    if (silence := therapist(table)) is not None:
        return silence
    if told < WITH_OTHERS:
        return _few(Reason.TOO_FEW_WITH_OTHERS, BY_OTHERS, told, WITH_OTHERS)
    return None


def _few(reason: Reason, what: tuple[str, str], have: int, need: int) -> Silence:
    there = f"There is 1 {what[0]}" if have == 1 else f"There are {have} {what[1]}"
    sentence = f"{there}; {need} are needed."
    return Silence(reason=reason, sentence=sentence, have=have, need=need)
