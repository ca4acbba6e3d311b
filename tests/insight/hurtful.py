"""A hurt with Bob, and the life in which it came."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from tests.insight.told import ANA, BOB, FIRST, JO, MUM, SAM, moment, numbered

from between.story.episode import Episode, Reality
from between.story.hurt import Hurt

BEGAN = UUID(int=999)
NOW = FIRST + timedelta(days=400)
CLOCK = "I was speaking of my father and she looked at the clock"
WORDS = ("rain", "tea", "sea", "bus", "sun", "day", "work", "home")
FELT = ("unseen", "ashamed")


def began(**changes: object) -> Episode:
    """The moment in which it hurt."""
    one = moment(BOB, "w6", "o5", "s2", day=400)
    one = replace(one, feelings=FELT, intensity=8, words=CLOCK)
    return replace(one, **changes)  # type: ignore[arg-type]


def hurt(**changes: object) -> Hurt:
    return Hurt(when=NOW + timedelta(hours=1), person=BOB, episode=BEGAN, **changes)  # type: ignore[arg-type]


def alike(person: UUID, day: int, *, reality: Reality = Reality.HAPPENED) -> Episode:
    """A moment with somebody else that is like it in every way."""
    words = f"{CLOCK} again on day {day}"
    return replace(
        began(),
        person=person,
        when=moment(person, day=day).when,
        words=words,
        reality=reality,
    )


def ordinary(n: int, *, seed: int = 1) -> list[Episode]:
    """Moments of other kinds, with everybody."""
    dice = Random(seed)
    return [
        replace(
            moment(
                (BOB, ANA, MUM, JO, SAM)[day % 5],
                dice.choice(["w1", "w5", "w7", "w8", "w6"]),
                dice.choice(["o1", "o6", "o8", "o3", "o5"]),
                dice.choice(["s1", "s3", "s5", "s7", "s2"]),
                day=day,
            ),
            feelings=(dice.choice(["glad", "calm", "sad", "hurt"]),),
            intensity=dice.randrange(11),
            words=" ".join(dice.choices(WORDS, k=6)),
        )
        for day in range(n)
    ]


def life(
    *others: Episode, n: int = 60, began_as: Episode | None = None
) -> dict[UUID, Episode]:
    return {**numbered(*ordinary(n), *others), BEGAN: began_as or began()}


REPAIRED = date(2026, 9, 1)
