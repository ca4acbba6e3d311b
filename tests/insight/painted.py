"""Paintings of one made-up person, from places by name."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from between.insight.body_contexts import Context, Kind, Told
from between.story.body import Painting, Sign, Stroke
from between.story.places import BY_ID, dab

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SAD = Context(kind=Kind.FEELING, key="sad")
ANGRY = Context(kind=Kind.FEELING, key="angry")


def painting(day: int, *more: str, less: Sequence[str] = (), **to: object) -> Painting:
    strokes = (
        *(_dab(one, Sign.MORE) for one in more),
        *(_dab(one, Sign.LESS) for one in less),
    )
    return Painting(when=NOW + timedelta(days=day), strokes=strokes, **to)  # type: ignore[arg-type]


def told(*paintings: Painting) -> Told:
    return Told(paintings={UUID(int=n + 1): one for n, one in enumerate(paintings)})


def often(n: int, place: str, feeling: str = "") -> list[Painting]:
    """Return paintings of one place, each with another one beside it."""
    others = [one for one in BY_ID if one != place]
    return [
        painting(day, place, others[5 * day % len(others)], feeling=feeling)
        for day in range(n)
    ]


def _dab(place: str, sign: Sign) -> Stroke:
    return dab(BY_ID[place], sign)
