"""Paintings of a body, kept for the tests of its pages."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from between.records import shelf
from between.story.body import Painting, Sign, Stroke
from between.story.episode import Answer, Episode
from between.story.people import Person, Role
from between.story.places import BY_ID, PLACES, dab
from tests.people import Somebody, fresh

NOW = timezone.now()


def dabs(*more: str, less: tuple[str, ...] = ()) -> tuple[Stroke, ...]:
    return (
        *(dab(BY_ID[one], Sign.MORE) for one in more),
        *(dab(BY_ID[one], Sign.LESS) for one in less),
    )


def paint(whose: Somebody, *strokes: Stroke, days: int = 0, **to: object) -> UUID:
    when = NOW - timedelta(days=days)
    story = Painting(when=when, strokes=strokes, **to)  # type: ignore[arg-type]
    return shelf.put(fresh(whose).keys, story, when.date())


def paint_often(whose: Somebody, times: int, *always: str, **to: object) -> list[UUID]:
    """Paint the same places so often, each time with another one beside them."""
    return [
        paint(whose, *dabs(*always, PLACES[(7 * n) % len(PLACES)].id), days=n, **to)
        for n in range(times)
    ]


def person(
    whose: Somebody, name: str, *, safe: bool = True, role: Role = Role.FRIEND
) -> UUID:
    story = Person(name=name, role=role, safe=safe)
    return shelf.put(fresh(whose).keys, story, NOW.date())


def moment(whose: Somebody, with_: UUID, **told: object) -> UUID:
    story = Episode(
        person=with_,
        when=NOW,
        wish=Answer(codes=("w6",)),
        **told,  # type: ignore[arg-type]
    )
    return shelf.put(fresh(whose).keys, story, NOW.date())
