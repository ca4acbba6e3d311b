"""Made-up people who paint their body, of whom it is known what returns there.

A painting has a few spots, each of one or more strokes; a spot lies anywhere in the body, or, as
often as the world says, at a place that was planted. Hands wander as hands do: each stroke is a
walk that keeps its direction for a while.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

import numpy as np

from between.core.strokes import CELL
from between.insight import body_cells as cells
from between.story.body import HEIGHT, RADII, TENTHS, WIDTH, Painting, Sign, Stroke, View
from between.story.places import BY_ID, PLACES, Place, dab

Rng: TypeAlias = np.random.Generator
BEGAN: Final = datetime(2026, 1, 1, 18, tzinfo=UTC)
STEP: Final = 5.0  # units from one point of a stroke to the next
TURN: Final = 0.6  # radians that the hand turns at each, more or less


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A place that is painted with a sign in so many of the paintings."""

    place: str
    sign: Sign
    rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How somebody paints.

    `spots`: besides what is planted, up to so many in each painting, of up to `strokes` strokes of
    up to `points` points; `less`: the share of spots that are less; `listed`: whether places are
    chosen from the list; `empty`: how often there is nothing to mark; `uneven`: how often a
    painting is four times as full; `again`: how often one is as the last was.
    """

    name: str
    planted: tuple[Planted, ...] = ()
    spots: int = 2
    strokes: int = 3
    points: int = 12
    less: float = 0.3
    listed: bool = False
    empty: float = 0.0
    uneven: float = 0.0
    again: float = 0.0


def paintings(world: World, n: int, *, rng: Rng) -> list[Painting]:
    """Return `n` paintings of one person, a day between them."""
    found: list[tuple[Stroke, ...]] = []
    for _ in range(n):
        again = bool(found) and rng.random() < world.again
        found.append(found[-1] if again else _strokes(world, rng))
    return [
        Painting(when=BEGAN + day * timedelta(days=1), strokes=strokes)
        for day, strokes in enumerate(found)
    ]


def _strokes(world: World, rng: Rng) -> tuple[Stroke, ...]:
    if rng.random() < world.empty:
        return ()
    more = 4 if rng.random() < world.uneven else 1
    found: list[Stroke] = []
    for _ in range(more * int(rng.integers(min(1, world.spots), world.spots + 1))):
        sign = Sign.LESS if rng.random() < world.less else Sign.MORE
        found += _anywhere(world, sign, rng)
    for one in world.planted:
        if rng.random() < one.rate:
            found += _at(world, BY_ID[one.place], one.sign, rng)
    return tuple(found)


def _anywhere(world: World, sign: Sign, rng: Rng) -> Sequence[Stroke]:
    if world.listed:
        return [dab(PLACES[int(rng.integers(len(PLACES)))], sign)]
    views, rows, columns = cells.order()
    at = int(rng.integers(len(views)))
    centre = (columns[at] + rng.random()) * CELL, (rows[at] + rng.random()) * CELL
    return _spot(world, cells.VIEWS[views[at]], centre, sign, rng)


def _at(world: World, place: Place, sign: Sign, rng: Rng) -> Sequence[Stroke]:
    if world.listed:
        return [dab(place, sign)]
    along = rng.random() * (len(place.line) - 1)
    (ax, ay), (bx, by) = place.line[int(along)], place.line[int(along) + 1]
    part, away = along % 1, rng.normal(0, place.radius / 3, 2)
    centre = ax + part * (bx - ax) + away[0], ay + part * (by - ay) + away[1]
    return _spot(world, place.view, centre, sign, rng)


def _spot(
    world: World, view: View, centre: tuple[float, float], sign: Sign, rng: Rng
) -> list[Stroke]:
    radius = int(rng.choice(RADII))
    count = int(rng.integers(1, world.strokes + 1))
    return [
        Stroke(
            view=view,
            sign=sign,
            radius=radius,
            points=_walk(centre, int(rng.integers(1, world.points + 1)), rng),
        )
        for _ in range(count)
    ]


def _walk(centre: tuple[float, float], points: int, rng: Rng) -> tuple[int, ...]:
    """Return a stroke about a centre, in tenths of a unit, with a pressure that changes."""
    turns = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, TURN, points))
    steps = STEP * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    line = np.cumsum(steps, axis=0)
    line += np.array(centre) + rng.normal(0, 4, 2) - line.mean(axis=0)
    line = np.clip(line, 0, [WIDTH, HEIGHT])
    pressure = np.clip(rng.normal(50, 15) + rng.normal(0, 8, points), 0, 100)
    flat = np.column_stack([np.round(line * TENTHS), np.round(pressure)]).astype(int)
    return tuple(flat.ravel().tolist())
