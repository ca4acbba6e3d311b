"""What returns between one person and another: rates that lend each other strength.

n_r ~ Multinomial(N_r, pi_r),  pi_r ~ Dirichlet(a m),  m ~ Dirichlet(8 g),
ln a ~ Normal(ln 6, 1) on 25 points of [0.5, 64];  r = 0 is laid beside all the rest.
Small a: relations differ; large a: one pattern everywhere. Method: docs/methods/mirror.md.
"""

from dataclasses import dataclass
from math import lgamma
from typing import Final

import numpy as np

from between.core import kernels, twins
from between.core.estimate import Bools, Estimate, Floats, of_draws
from between.core.odds import odds_of, rest_of
from between.core.twins import Counts, Draws, Prior

GRID: Final = np.geomspace(0.5, 64, 25)
CENTRE: Final = 8.0
BURN: Final = 100
CHUNK: Final = 1000
MOST: Final = 8 * CHUNK
BATCHES: Final = 25
STEADY: Final = 0.01
SETTLED: Final = 0.95
PERHAPS: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """What the counts of one component say; K codes, R relations, S draws.

    `first`, `rest` (K): rates in relation 0, and in all others weighted by their moments.
    `in_both`, `in_rest`, `in_first` (K): P(both above 0.2), P(rest more by 0.1) and P(first
    more by 0.1). `error` (3 x K): Monte Carlo standard errors of these three.
    `overlap`: share that relation 0 has in common with the rest; `flexibility`: share of
    the variance that lies between relations; `nearness` (S x R-1): draws of the overlap
    with each other relation.
    """

    first: tuple[Estimate, ...]
    rest: tuple[Estimate, ...]
    in_both: Floats
    in_rest: Floats
    in_first: Floats
    error: Floats
    overlap: Estimate
    flexibility: Estimate
    nearness: Floats

    @property
    def deciding_error(self) -> float:
        """The largest Monte Carlo standard error of a probability that may decide a tag."""
        odds = np.stack([self.in_both, self.in_rest, self.in_first])
        return float(self.error[_decides(odds, self.error)].max(initial=0.0))

    @property
    def steady(self) -> Bools:
        """For each code (K): whether the errors that may decide its tag are at most 0.01."""
        return _steady(np.stack([self.in_both, self.in_rest, self.in_first]), self.error)


def recur(
    counts: Counts,
    *,
    rng: np.random.Generator,
    centre: Floats | None = None,
) -> Recurrence:
    """Return the posterior of the hierarchical Dirichlet-multinomial model.

    `counts` (R x K): moments in each relation with each code, relation 0 first;
    `centre` (K): base rates g, uniform when not given. Relations without moments are
    allowed, also the first: then its rate rests on the others alone. Draws are added until
    every probability near a decision has a Monte Carlo standard error of at most 0.01, at
    most 8,000; `steady` says for which codes that was reached.

    Raises `ValueError` for counts that are no counts, or when the rest has none. The model
    is that of MacKay and Peto 1995 (Nat. Lang. Eng. 1:289) with the sampler of Teh et al.
    2006 (J. Am. Stat. Assoc. 101:1566); inner integrals over theta_0 are exact.
    """
    _check(counts)
    base = np.full(counts.shape[1], 1 / counts.shape[1]) if centre is None else centre
    prior = Prior(CENTRE * base, GRID, log_weight(counts))
    state = np.concatenate([[6.0], twins.shares(prior.centre + counts.sum(axis=0))])
    _advance(rng, counts, prior, state, keep=BURN)
    chunks: list[Draws] = []
    odds: list[Floats] = []
    while len(chunks) * CHUNK < MOST:
        chunks.append(_advance(rng, counts, prior, state, keep=CHUNK))
        odds.append(odds_of(counts, chunks[-1]))
        if len(chunks) > 1 and _steady(*_mean(odds)).all():
            break
    return _picture(counts, chunks, *_mean(odds))


def log_weight(counts: Counts) -> Floats:
    """Return ln prior(a) + sum_r [ln G(a) - ln G(a + N_r)] on the grid, plus a constant."""
    sizes = counts.sum(axis=1)
    fit = [sum(lgamma(a) - lgamma(a + n) for n in sizes if n) for a in GRID]
    weight: Floats = -0.5 * np.log(GRID / 6) ** 2 + np.array(fit)
    return weight


def _check(counts: Counts) -> None:
    if counts.ndim != 2 or min(counts.shape) < 2 or (counts < 0).any():
        raise ValueError("`counts` must be a table of relations by codes, none below 0.")
    if not counts[1:].any():
        raise ValueError(
            "`counts` has no moment outside relation 0: nothing to lay beside."
        )


def _advance(
    rng: np.random.Generator, counts: Counts, prior: Prior, state: Floats, *, keep: int
) -> Draws:
    out = twins.empty(keep, (counts.shape[0], counts.shape[1]))
    kernels.chain()(rng, counts, prior, state, out)
    return out


def _mean(odds: list[Floats]) -> tuple[Floats, Floats]:
    """Return means and their Monte Carlo standard errors by batch means (3 x K each)."""
    every = np.concatenate(odds)
    batches = every.reshape(BATCHES, -1, *every.shape[1:]).mean(axis=1)
    return every.mean(axis=0), batches.std(axis=0, ddof=1) / np.sqrt(BATCHES)


def _steady(odds: Floats, error: Floats) -> Bools:
    unsteady = _decides(odds, error) & (error > STEADY)
    steady: Bools = np.logical_not(unsteady.any(axis=0))
    return steady


def _decides(odds: Floats, error: Floats) -> Bools:
    """Return which of the probabilities (3 x K) lie where an error could change a tag.

    A tag is settled at 0.95 and above, and "perhaps in both" begins at 0.7: within three
    standard errors of these, and of at least 0.01 each, a tag might be another.
    """
    reach = 3 * np.maximum(error, STEADY)
    near: Bools = odds >= SETTLED - reach
    near[0] |= np.abs(odds[0] - PERHAPS) <= reach[0]
    return near


def _picture(
    counts: Counts, chunks: list[Draws], odds: Floats, error: Floats
) -> Recurrence:
    draws = Draws(*(np.concatenate(parts) for parts in zip(*chunks, strict=True)))
    rest, first = rest_of(counts, draws), draws.pi[:, 0]
    n_first, n_rest = int(counts[0].sum()), int(counts[1:].sum())
    nearness = np.minimum(first[:, None], draws.pi[:, 1:]).sum(axis=2)
    # overlap = sum_k min(theta_0k, theta_Ok)
    overlap = np.minimum(first, rest).sum(axis=1)
    return Recurrence(
        first=tuple(of_draws(rate, n=n_first) for rate in first.T),
        rest=tuple(of_draws(rate, n=n_rest) for rate in rest.T),
        in_both=odds[0],
        in_rest=odds[1],
        in_first=odds[2],
        error=error,
        overlap=of_draws(overlap, n=n_first + n_rest),
        flexibility=of_draws(1 / (1 + draws.a), n=n_first + n_rest),
        nearness=nearness,
    )
