"""How alike one story is to others of the same person, part by part, and how far by chance.

A part is one side of a story: a wish, an answer, feelings, a strength, words. For each there is
a likeness from 0 to 1. Together they are a weighted mean (Gower 1971, Biometrics 27:857). Gower
leaves out what one of the two does not tell; but then a story that tells little is the likest
of all by chance alone, and hides the others. So what is not told is taken as ordinary: as alike
as this person's stories are on average in this part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from between.core.estimate import Bools, Floats
from between.core.twins import Counts

CLOSE: Final = 1e-12
FEW: Final = 3  # likest stories that are looked at together


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: how `like` N stories are in it (0 to 1), and which of them were `told`.

    `block`: parts of one number stay together when stories are shuffled.
    """

    like: Floats
    told: Bools
    weight: float
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """How often chance does as much: `anything` for the likest few, `each` for N stories."""

    anything: float
    each: Floats


def rarity(held: Floats) -> Floats:
    """Return how much it says that two stories share each of K answers, from 0 to 1.

    `held` (N x K): the weight of each answer in each story, 0 for none. With n_k of the N
    told stories that hold answer k:  r_k = ln((1 + N) / (1 + n_k)) / ln(1 + N): 1 for an
    answer that nobody gave before, 0 for one that stands in every story. With no told
    story it is 1. Inverse document frequency, Sparck Jones 1972 (J. Doc. 28:11), scaled.
    """
    told = int(held.any(axis=1).sum())
    if told == 0:
        return np.ones(held.shape[1])
    rare: Floats = np.log((1 + told) / (1 + (held > 0).sum(axis=0))) / np.log(1 + told)
    return rare


def overlap(query: Floats, held: Floats, rare: Floats) -> Floats:
    """Return how alike N stories are to one in the answers they share (N, 0 to 1).

    `query` (K), `held` (N x K): weights of answers from 0 to 1, the main one the largest;
    `rare` (K): what each says. sum_k r_k min(q_k, h_k) / sum_k max(q_k, h_k): the overlap of
    weighted sets of Ruzicka 1958, in which a shared rare answer says more than a shared
    common one. 0 where neither holds any.
    """
    both = np.maximum(query, held).sum(axis=1)
    shared = np.minimum(query, held) @ rare
    like: Floats = np.divide(shared, both, out=np.zeros_like(both), where=both > 0)
    return like


def nearness(query: float, held: Floats, *, widest: float) -> Floats:
    """Return 1 - |difference| / `widest` (N, 0 to 1), as Gower 1971 has it."""
    near: Floats = np.clip(1 - np.abs(held - query) / widest, 0.0, 1.0)
    return near


def together(parts: Sequence[Part]) -> Floats:
    """Return how alike N stories are in all parts (N, 0 to 1).

    A part that no story tells adds nothing. Raises `ValueError` without any part.
    """
    like, told, weight = _stacked(parts)
    return _mean(like, told, weight)


def chances(
    parts: Sequence[Part], groups: Counts, *, shuffles: int, rng: np.random.Generator
) -> Chances:
    """Return how often chance makes stories so alike.

    The parts are shuffled over the stories of one group (`groups`, N) at a time, each block
    apart, so that every part stays as frequent as it is in each group and only their meeting
    in one story goes. `anything` compares the mean of the three likest stories with that in
    each shuffle, so that below .05 lie at most 5 of 100 people, however many stories they
    have; `each` compares every story with the likest of each shuffle. Both count as
    (1 + shuffles with at least as much) / (1 + shuffles): Westfall and Young 1993, Phipson and
    Smyth 2010 (Stat. Appl. Genet. Mol. Biol. 9:39). 1 everywhere when there is only one block:
    shuffling it changes nothing. Raises `ValueError` below 1 shuffle.
    """
    if shuffles < 1:
        raise ValueError(f"`shuffles` must be at least 1, got {shuffles}. Use 199.")
    like, told, weight = _stacked(parts)
    seen = _mean(like, told, weight)
    if len(_blocks(parts)) < 2 or not len(seen):
        return Chances(anything=1.0, each=np.ones_like(seen))
    likest = np.array(list(_shuffled(parts, groups, shuffles, rng)))
    few, most = likest.mean(axis=1), np.sort(likest[:, 0])
    # sums of the same numbers in another order differ in the last digit
    above = int((few >= _likest(seen).mean() - CLOSE).sum())
    over = shuffles - np.searchsorted(most, seen - CLOSE, side="left")
    return Chances(anything=(1 + above) / (1 + shuffles), each=(1 + over) / (1 + shuffles))


def _shuffled(
    parts: Sequence[Part], groups: Counts, shuffles: int, rng: np.random.Generator
) -> Iterator[Floats]:
    """Yield the likest few of each shuffle."""
    like, told, weight = _stacked(parts)
    by_group = np.argsort(groups, kind="stable")
    like, told, groups = like[:, by_group], told[:, by_group], groups[by_group]
    blocks = [
        np.flatnonzero([part.block == one for part in parts]) for one in _blocks(parts)
    ]
    for _ in range(shuffles):
        for places in blocks[1:]:  # what matters is how blocks meet: one may stay
            order = np.argsort(groups + rng.random(len(groups)))
            at = np.ix_(places, order)
            like[places], told[places] = like[at], told[at]
        yield _likest(_mean(like, told, weight))


def _likest(like: Floats) -> Floats:
    """Return the `FEW` largest, the largest first."""
    found: Floats = -np.sort(-like)[:FEW]
    return found


def _blocks(parts: Sequence[Part]) -> list[int]:
    return sorted({part.block for part in parts})


def _stacked(parts: Sequence[Part]) -> tuple[Floats, Bools, Floats]:
    if not parts:
        raise ValueError("`parts` is empty: there is nothing to compare.")
    told = np.stack([part.told for part in parts])
    like = np.where(told, np.stack([part.like for part in parts]), 0.0)
    return like, told, np.array([part.weight for part in parts])


def _mean(like: Floats, told: Bools, weight: Floats) -> Floats:
    # sum_p w_p x_p / sum_p w_p, where x_p is the mean of those told for one that is not
    average = like.sum(axis=1) / np.maximum(told.sum(axis=1), 1)
    mean: Floats = (weight @ like + (weight * average) @ ~told) / weight.sum()
    return mean
