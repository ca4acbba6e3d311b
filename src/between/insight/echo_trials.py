"""How often echoes are found where some were planted, and how often where there are none.

Found is what stands among the first five, beside a random pick of five, words alone and answers
alone in the same lives; shown is what chance does not explain as well. For what came afterwards
every pair of counts is gone through with its chance: nothing is drawn.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import product
from math import inf
from typing import Final
from uuid import UUID

import numpy as np
from scipy.stats import binom

from between.core import shares, similarity
from between.core.worlds import World
from between.insight import echoes
from between.insight.afterwards import SURE
from between.insight.aspects import Aspect
from between.insight.echo_worlds import PLANTED, Life, Setting, life
from between.insight.echoes import MOST, Echoes, Laid

SIZES: Final = (50, 150, 400)
ALL_ALIKE: Final = World(name="alike", differ=inf)
APART: Final = World(name="far apart", differ=0.5)
LINKED: Final = World(name="linked", dependent=0.7)
SETTINGS: Final = (
    Setting(name="uniform", world=replace(ALL_ALIKE, unequal=False)),
    Setting(name="skewed", world=World(name="skewed")),
    Setting(name="skewed, drawn", world=World(name="drawn", drawn=True)),
    Setting(name="sticky", world=World(name="sticky", sticky=0.1)),
    Setting(name="linked", world=LINKED),
    Setting(name="linked, felt", world=LINKED, felt=0.6),
    Setting(name="far apart, topics", world=APART, topics=0.4),
    Setting(name="named", world=World(name="named"), named=0.3),
    Setting(name="linked, felt, named", world=LINKED, felt=0.6, named=0.3),
    Setting(name="linked, felt, painted", world=LINKED, felt=0.6, painted=0.5),
    Setting(name="far apart, painted", world=APART, painted=0.5),
)
ANSWERS: Final = (Aspect.WISH, Aspect.OTHER, Aspect.SELF)
WAYS: Final[dict[str, tuple[Aspect, ...]]] = {
    "all": tuple(Aspect),
    "words": (Aspect.WORDS,),
    "answers": ANSWERS,
}
COUNTS: Final = ((5, 5), (8, 6), (12, 9), (20, 20), (40, 10))
RATES: Final = ((0.1, 0.1), (0.2, 0.2), (0.5, 0.5), (0.2, 0.5), (0.2, 0.8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One setting at one size.

    `first`: share of planted moments among the first five, by what is compared; `random`: the
    same for five picked blindly; `shown`: share of planted ones that are shown, `right`: share of
    those shown that were planted; `any_shown`: lives in which any is; `any_false`: lives without
    a planted one in which any is shown, `bound`: its upper 95 % bound.
    """

    setting: str
    moments: int
    lives: int
    first: dict[str, float]
    random: float
    shown: float
    right: float
    any_shown: float
    any_false: float
    bound: float


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """What is said of counts `n` before and `m` after, with true rates `p` and `q`.

    `covered`: chance that the interval holds q - p; `more`, `less`: that either is said.
    """

    n: int
    m: int
    p: float
    q: float
    covered: float
    more: float
    less: float


def run(people: int, seed: int) -> Iterator[Trial]:
    """Yield every setting at every size, with `people` lives with and as many without."""
    cells = list(product(SETTINGS, SIZES))
    seeds = np.random.SeedSequence(seed).spawn(len(cells))
    for (setting, moments), own in zip(cells, seeds, strict=True):
        yield trial(setting, moments, people, np.random.default_rng(own))


def trial(setting: Setting, moments: int, people: int, rng: np.random.Generator) -> Trial:
    """Return what is found in so many lives of one setting."""
    ranked, shown, right, random, any_shown, any_false = [], 0, 0, 0.0, 0, 0
    for own in rng.spawn(people):
        lived = life(setting, moments, PLANTED, rng=own)
        laid, found = _laid(lived), _shown(lived, own)
        ranked.append([_first(laid, lived.planted, way) for way in WAYS.values()])
        random += MOST / len(laid.moments) / people
        shown, right = shown + len(found), right + len(found & lived.planted)
        any_shown += bool(found)
        any_false += bool(_shown(life(setting, moments, 0, rng=own), own))
    return Trial(
        setting=setting.name,
        moments=moments,
        lives=people,
        first=dict(zip(WAYS, (float(one) for one in np.mean(ranked, axis=0)), strict=True)),
        random=random,
        shown=right / (PLANTED * people),
        right=right / max(shown, 1),
        any_shown=any_shown / people,
        any_false=any_false / people,
        bound=shares.upper_bound(any_false, people),
    )


def afterwards() -> tuple[After, ...]:
    """Return what is said before and after a repair, for counts and rates of some kinds."""
    return tuple(_after(counts, rates) for counts in COUNTS for rates in RATES)


def _laid(lived: Life) -> Laid:
    laid = echoes.lay(lived.hurt, lived.moments, lived.people, lived.felt)
    if not isinstance(laid, Laid):
        raise ValueError(f"`moments` is too small: {laid.sentence} Use 50.")  # noqa: TRY004
    return laid


def _first(laid: Laid, planted: Set[UUID], way: Iterable[Aspect]) -> float:
    """Return the share of planted moments among the first five, likest in these aspects."""
    parts = [laid.beside.parts[one] for one in way if one in laid.beside.parts]
    rows = echoes.first(similarity.together(parts), laid.whom)
    return len({laid.moments[row][0] for row in rows} & planted) / len(planted)


def _shown(lived: Life, rng: np.random.Generator) -> set[UUID]:
    found = echoes.of(lived.hurt, lived.moments, lived.people, rng=rng, felt=lived.felt)
    return {one.moment for one in found.found} if isinstance(found, Echoes) else set()


def _after(counts: tuple[int, int], rates: tuple[float, float]) -> After:
    """Go through all counts that can come, each with its chance."""
    (n, m), (p, q) = counts, rates
    before, after = np.arange(n + 1), np.arange(m + 1)
    chance = np.outer(binom.pmf(before, n, p), binom.pmf(after, m, q))
    found = [
        shares.apart((k, n), (j, m), level=SURE) for k in range(n + 1) for j in range(m + 1)
    ]
    low, high = (np.array([getattr(one, end) for one in found]) for end in ("low", "high"))
    each = chance.ravel()
    return After(
        n=n,
        m=m,
        p=p,
        q=q,
        covered=float(each[(low <= q - p) & (q - p <= high)].sum()),
        more=float(each[low > 0].sum()),
        less=float(each[high < 0].sum()),
    )
