"""How often two maps of one person side by side say what is not so, and before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

import numpy as np

from between.core import kernels, shares
from between.insight import body_beside, body_likeness, body_pairs
from between.insight.body_contexts import Context, Kind
from between.insight.body_picture import Lie, Likeness
from between.insight.body_picture import Told as Verdict
from between.insight.body_trials import told_of, touched
from between.insight.body_worlds import Planted, Rng, World, paintings
from between.story.body import Painting, Sign, Stage

SIZES: Final = ((5, 5), (10, 10), (20, 20), (20, 6))
PAIRS: Final = (6, 10, 20)
HABIT: Final = Planted(place="chest", sign=Sign.MORE, rate=0.9)
THROAT: Final = Planted(place="throat", sign=Sign.MORE, rate=0.9)
RARELY: Final = replace(THROAT, rate=0.1)
ALWAYS: Final = World(name="always the chest", planted=(HABIT,))
FULL: Final = replace(ALWAYS, spots=4, strokes=5)
FIRST: Final = Context(kind=Kind.FEELING, key="hurt")
SECOND: Final = Context(kind=Kind.FEELING, key="ashamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Two:
    """Two ways to paint, of which the first has more in `more`, and nothing else differs."""

    name: str
    first: World
    second: World
    more: str = ""


TWOS: Final = (
    Two(name="the same, anywhere", first=World(name=""), second=World(name="")),
    Two(name="the same, always the chest", first=ALWAYS, second=ALWAYS),
    Two(name="the same, some far fuller", first=replace(FULL, uneven=0.2), second=FULL),
    Two(
        name="throat with one, 9 and 1 of 10",
        first=replace(ALWAYS, planted=(HABIT, THROAT)),
        second=replace(ALWAYS, planted=(HABIT, RARELY)),
        more="throat",
    ),
    Two(
        name="throat, and belly with the other",
        first=World(name="", planted=(THROAT,)),
        second=World(name="", planted=(replace(THROAT, place="belly"),)),
        more="throat",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Shares of people. `differ`: who read of a difference; `wrong`: of one that is none, with
    its upper 95 % bound; `found`: of the planted one; `same`, `different`: who read that both lie
    in the same, and in different places.
    """

    name: str
    first: int
    second: int
    people: int
    differ: float
    wrong: float
    bound: float
    found: float | None
    same: float
    different: float


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """`n` pairs: who read that a place was weaker or stronger; `eased`: by how much it was."""

    eased: bool
    n: int
    people: int
    said: float
    bound: float


def steps() -> int:
    """Return how many `beside` and `after` yield."""
    return len(TWOS) * len(SIZES) + 2 * len(PAIRS)


def beside(people: int, seed: int) -> Iterator[Beside]:
    """Yield every two ways to paint at every size."""
    kernels.warm()
    for place, two in enumerate(TWOS):
        for sizes in SIZES:
            yield _beside(two, sizes, people, np.random.default_rng([seed, place, *sizes]))


def after(people: int, seed: int) -> Iterator[After]:
    """Yield pairs between which nothing changed, and pairs in which half of it went."""
    kernels.warm()
    for eased in (False, True):
        for n in PAIRS:
            rng = np.random.default_rng([seed, eased, n])
            said = sum(_is_said(n, rng, eased=eased) for _ in range(people))
            bound = shares.upper_bound(said, people)
            yield After(eased=eased, n=n, people=people, said=said / people, bound=bound)


def _beside(two: Two, sizes: tuple[int, int], people: int, rng: Rng) -> Beside:
    differ = wrong = found = 0
    likes: list[Likeness] = []
    for _ in range(people):
        told = told_of(_painted(two, sizes, rng))
        seen = body_beside.beside(told, FIRST, SECOND, rng=rng)
        more, less = ({one.id for one in side} for side in (seen.first, seen.second))
        differ += seen.told is Verdict.DIFFER
        wrong += bool(more - _near(two.first, two) or less - _near(two.second, two))
        found += two.more in more
        likes.append(body_likeness.alike(told, FIRST, SECOND, rng=rng))
    return Beside(
        name=two.name,
        first=sizes[0],
        second=sizes[1],
        people=people,
        differ=differ / people,
        wrong=wrong / people,
        bound=shares.upper_bound(wrong, people),
        found=found / people if two.more else None,
        same=_share(likes, Lie.SAME),
        different=_share(likes, Lie.DIFFERENT),
    )


def _painted(two: Two, sizes: tuple[int, int], rng: Rng) -> list[Painting]:
    sides = ((two.first, FIRST, sizes[0]), (two.second, SECOND, sizes[1]))
    return [
        replace(one, feeling=context.key)
        for world, context, n in sides
        for one in paintings(world, n, rng=rng)
    ]


def _near(world: World, two: Two) -> set[str]:
    """Return the places in which that side may be told to have more."""
    return {place for place, _sign in touched(world)} if two.more else set()


def _share(likes: Sequence[Likeness], said: Lie) -> float:
    return sum(one.said is said for one in likes) / len(likes)


def _is_said(n: int, rng: Rng, *, eased: bool) -> bool:
    before = paintings(ALWAYS, n, rng=rng)
    after = paintings(ALWAYS, n, rng=rng)
    if eased:
        fewer = [one.strokes[: len(one.strokes) // 2] for one in before]
        after = [replace(one, strokes=less) for one, less in zip(after, fewer, strict=True)]
    made = [
        replace(one, following=UUID(int=1 + at), stage=stage)
        for stage, side in ((Stage.BEFORE, before), (Stage.AFTER, after))
        for at, one in enumerate(side)
    ]
    return body_pairs.before_and_after(told_of(made)).told is Verdict.DIFFER
