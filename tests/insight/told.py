"""Short ways to write down people and moments for the mirror."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import numpy as np

from between.insight.mirror import look
from between.insight.reflection import MirrorPicture, Row
from between.story.episode import Answer, Episode, Reality
from between.story.people import Person, Role

BOB, ANA, MUM, JO, SAM = (UUID(int=n) for n in range(1, 6))
PEOPLE = {
    BOB: Person(name="Bob", role=Role.THERAPIST),
    ANA: Person(name="Ana", role=Role.FRIEND),
    MUM: Person(name="Mum", role=Role.MOTHER),
    JO: Person(name="Jo", role=Role.PARTNER),
    SAM: Person(name="Sam", role=Role.BOSS),
}
FIRST = datetime(2026, 5, 4, 18, tzinfo=UTC)


def answer(codes: str) -> Answer:
    return Answer(codes=tuple(codes.split()))


def moment(
    person: UUID | None,
    wish: str = "",
    other: str = "",
    own: str = "",
    *,
    day: int = 0,
    reality: Reality = Reality.HAPPENED,
) -> Episode:
    return Episode(
        person=person,
        when=FIRST + timedelta(days=day),
        wish=answer(wish),
        response_of_other=answer(other),
        response_of_self=answer(own),
        reality=reality,
    )


def numbered(*moments: Episode) -> dict[UUID, Episode]:
    return {UUID(int=1000 + number): one for number, one in enumerate(moments)}


def habit(with_therapist: int, with_others: int, *, own: str = "s2") -> dict[UUID, Episode]:
    """Moments in which the others turn away and `own` follows four times in five."""
    dice = Random(1)
    whom = [BOB] * with_therapist + [(ANA, MUM, JO)[n % 3] for n in range(with_others)]
    return numbered(
        *(
            moment(
                person,
                dice.choice(["w6", "w5", "w1", "w8"]),
                dice.choices(["o5", "o6"], [4, 1])[0],
                dice.choices([own, "s7"], [4, 1])[0],
                day=day,
            )
            for day, person in enumerate(whom)
        )
    )


def seen(
    moments: dict[UUID, Episode],
    people: dict[UUID, Person] | None = None,
    *,
    therapist: UUID | None = None,
    seed: int = 1,
) -> MirrorPicture:
    rng = np.random.default_rng(seed)
    return look(moments, people or PEOPLE, rng=rng, therapist=therapist)


def row(picture: MirrorPicture, code: str) -> Row:
    return next(one for one in picture.rows if one.code == code)
