"""How often a map of one person's body says what is not so: simulated people.

In a world where nothing was planted, whatever stands out is false. Where a place was planted,
another place is false unless what was painted for the planted one marks it too, in one painting
of five at least. A person is counted once, however much is false.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeAlias
from uuid import UUID

import numpy as np

from between.core import kernels, shares
from between.insight import body
from between.insight import body_cells as cells
from between.insight.body_contexts import ALL, Context, Kind, Told
from between.insight.body_picture import BodyPicture
from between.insight.body_worlds import Planted, Rng, World, paintings
from between.story.body import Painting, Sign
from between.story.feelings import FEELINGS
from between.story.places import PLACES

Said: TypeAlias = set[tuple[str, Sign]]

SIZES: Final = (6, 12, 24, 48)
TOUCHED: Final = 0.2
LONG: Final = 400  # paintings from which a true share is counted
NULLS: Final = (
    World(name="anywhere"),
    World(name="only more", less=0),
    World(name="one stroke", spots=1, strokes=1, points=4),
    World(name="much painted", spots=4, strokes=6, points=40, less=0),
    World(name="some far fuller", uneven=0.2),
    World(name="nothing, at times", empty=0.4, less=0),
    World(name="from the list", listed=True),
    World(name="as last time, 1 in 10", again=0.1),
)


def _with(name: str, place: str, sign: Sign, rate: float, **more: bool) -> World:
    planted = (Planted(place=place, sign=sign, rate=rate),)
    return World(name=name, planted=planted, **more)


EFFECTS: Final = (
    _with("throat, 6 of 10", "throat", Sign.MORE, 0.6),
    _with("throat, 8 of 10", "throat", Sign.MORE, 0.8),
    _with("chest, 8 of 10", "chest", Sign.MORE, 0.8),
    _with("lower belly, always", "belly", Sign.MORE, 1.0),
    _with("left hand less, 8 of 10", "left-hand", Sign.LESS, 0.8),
    _with("chest, 8 of 10, listed", "chest", Sign.MORE, 0.8, listed=True),
)
FAMILY: Final = 10  # feelings, each with so many paintings or so many
FAMILY_SIZES: Final = (6, 8, 12, 24)
FAMILIAR: Final = NULLS[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """People of one world with `n` paintings each.

    `told`: who read of any place; `wrong`: of any false one; `found`: of the planted one (None
    where there is none); `covered`: of the 90 % intervals of places that are ever marked, those
    that hold the true share; `bound`: the upper 95 % bound of `wrong`.
    """

    world: str
    n: int
    people: int
    told: float
    wrong: float
    bound: float
    found: float | None
    covered: float | None


def steps() -> int:
    """Return how many `run` yields."""
    return len(NULLS + EFFECTS) * len(SIZES) + 1


def run(people: int, seed: int) -> Iterator[Alone]:
    """Yield every world at every size, and people with ten feelings and nothing in any."""
    kernels.warm()
    for place, world in enumerate(NULLS + EFFECTS):
        for n in SIZES:
            yield _alone(world, n, people, np.random.default_rng([seed, place, n]))
    yield _family(people, np.random.default_rng([seed, FAMILY]))


def _family(people: int, rng: Rng) -> Alone:
    wrong = sum(bool(_ten(FAMILIAR, rng)) for _ in range(people))
    share = wrong / people
    return Alone(
        world=f"{FAMILY} maps of feelings",
        n=FAMILY_SIZES[-1],
        people=people,
        told=share,
        wrong=share,
        bound=shares.upper_bound(wrong, people),
        found=None,
        covered=None,
    )


def told_of(made: Sequence[Painting]) -> Told:
    """Return paintings with ids, as a map is drawn from them."""
    return Told(paintings={UUID(int=n + 1): one for n, one in enumerate(made)})


def _alone(world: World, n: int, people: int, rng: Rng) -> Alone:
    may, truth = touched(world), _truth(world)
    told = wrong = found = covered = intervals = 0
    for _ in range(people):
        picture = body.look(told_of(paintings(world, n, rng=rng)), ALL, rng=rng)
        said = stood_out(picture)
        told += bool(said)
        wrong += bool(said - may)
        found += bool(said & _planted(world))
        holds = _covered(picture, truth)
        covered, intervals = covered + sum(holds), intervals + len(holds)
    return Alone(
        world=world.name,
        n=n,
        people=people,
        told=told / people,
        wrong=wrong / people,
        bound=shares.upper_bound(wrong, people),
        found=found / people if world.planted else None,
        covered=covered / intervals,
    )


def _ten(world: World, rng: Rng) -> Said:
    made = [
        replace(one, feeling=word)
        for word in list(FEELINGS)[:FAMILY]
        for one in paintings(world, int(rng.choice(FAMILY_SIZES)), rng=rng)
    ]
    told = told_of(made)
    found: Said = set()
    for word in list(FEELINGS)[:FAMILY]:
        context = Context(kind=Kind.FEELING, key=word)
        found |= stood_out(body.look(told, context, rng=rng))
    return found


def stood_out(picture: BodyPicture) -> Said:
    """Return the places and signs that a picture says are more than chance."""
    more = {(one.place.id, Sign.MORE) for one in picture.standing()}
    return more | {(one.place.id, Sign.LESS) for one in picture.standing(less=True)}


@cache
def touched(world: World) -> frozenset[tuple[str, Sign]]:
    """Return the places that are marked by what is painted for the planted ones."""
    only = replace(world, spots=0, empty=0.0, uneven=0.0, again=0.0)
    return frozenset(place for place, share in _rates(only).items() if share >= TOUCHED)


def _planted(world: World) -> Said:
    return {(one.place, one.sign) for one in world.planted}


@cache
def _truth(world: World) -> dict[tuple[str, Sign], float]:
    return _rates(world)


def _rates(world: World) -> dict[tuple[str, Sign], float]:
    made = paintings(world, LONG, rng=np.random.default_rng(1))
    sides = zip(Sign, cells.marked(cells.maps(made)), strict=True)
    rates = [(sign, marks.mean(axis=0)) for sign, marks in sides]
    return {
        (place.id, sign): float(rate[n])
        for sign, rate in rates
        for n, place in enumerate(PLACES)
    }


def _covered(picture: BodyPicture, truth: dict[tuple[str, Sign], float]) -> list[bool]:
    """Return of each share that is not 0 in truth whether its interval holds it."""
    return [
        share.low <= truth[one.place.id, sign] <= share.high
        for one in picture.places
        for sign, share in ((Sign.MORE, one.share_more), (Sign.LESS, one.share_less))
        if truth[one.place.id, sign]
    ]
