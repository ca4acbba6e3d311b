"""Lives to test with: people and moments in which something is planted."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from between.records import shelf
from between.records.keyroom import Unlocked
from between.story.episode import Answer, Episode
from between.story.people import Person, Role

PEOPLE = {
    UUID(int=1): Person(name="Dr Lee", role=Role.THERAPIST),
    UUID(int=2): Person(name="Mum", role=Role.MOTHER),
    UUID(int=3): Person(name="Ana", role=Role.FRIEND),
    UUID(int=4): Person(name="Jo", role=Role.PARTNER),
}


def moments(
    n: int, *, seed: int = 1, people: Mapping[UUID, Person] = PEOPLE
) -> dict[UUID, Episode]:
    """Return `n` moments in which "turned away" and "went quiet" come up often with everybody."""
    return dict(_moments(n, Random(seed), list(people)))


def keep(keys: Unlocked, n: int, *, seed: int = 1) -> None:
    """Keep the people and `n` moments on somebody's shelf, with ids of their own."""
    today = datetime(2026, 11, 20, tzinfo=UTC).date()
    ids = {id_: shelf.put(keys, person, today) for id_, person in PEOPLE.items()}
    for _, episode in _moments(n, Random(seed), list(ids.values())):
        shelf.put(keys, episode, episode.when.date())


def _moments(n: int, dice: Random, people: list[UUID]) -> Iterator[tuple[UUID, Episode]]:
    start = datetime(2026, 11, 20, 18, tzinfo=UTC)
    for number in range(n):
        other = dice.choices(["o5", "o8", "o6", "o3"], [6, 2, 1, 1])[0]
        own = (
            dice.choices(["s2", "s5", "s7", "s4"], [6, 2, 1, 1])[0]
            if other == "o5"
            else "s3"
        )
        yield (
            UUID(int=1000 + number),
            Episode(
                person=people[number % len(people)],
                when=start - timedelta(days=3 * number),
                wish=Answer(codes=(dice.choice(["w6", "w6", "w5", "w1"]),)),
                response_of_other=Answer(codes=(other,)),
                response_of_self=Answer(codes=(own,)),
                words=f"Words of moment {number}",
            ),
        )
