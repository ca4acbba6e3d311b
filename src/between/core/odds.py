"""How likely each statement is: both often, more in the rest, more in the first.

*Often* is a rate above 0.2, *more* a difference above 0.1. The first is relation 0, the rest
all others together, each weighted by its moments.
"""

from typing import Final

import numpy as np
from scipy.special import betainc

from between.core.estimate import Bools, Floats
from between.core.twins import Counts, Draws

OFTEN: Final = 0.2
MARGIN: Final = 0.1
NEAR: Final = 0.3


def odds_of(counts: Counts, draws: Draws) -> Floats:
    """Return P(both), P(rest more), P(first more) given each draw: S x 3 x K.

    Given a and m, theta_0k ~ Beta(n_0k + a m_k, N_0 + a - ...) apart from the others, so
    its side can be integrated exactly (Rao-Blackwell). That takes most of the time, and is
    done where it may matter; elsewhere stands 0 or 1, whether it holds in the draw.
    """
    rest, first = rest_of(counts, draws), draws.pi[:, 0]
    both = (first > OFTEN) & (rest > OFTEN)
    holds = np.stack([both, rest - first > MARGIN, first - rest > MARGIN], axis=1)
    odds: Floats = holds.astype(np.float64)
    yes = counts[0] + draws.a[:, None] * draws.m
    no = counts[0].sum() + draws.a[:, None] - yes
    for statement, k in np.argwhere(odds.mean(axis=0) > NEAR):
        odds[:, statement, k] = STATEMENTS[statement]((yes[:, k], no[:, k]), rest[:, k])
    return odds


def rest_of(counts: Counts, draws: Draws) -> Floats:
    """Return draws of the rates in all relations but the first together (S x K)."""
    # theta_O = sum_r w_r pi_r, w_r = N_r / sum of N_r over the others
    rest: Floats = np.einsum("r,srk->sk", rest_weights(counts), draws.pi)
    return rest


def rest_weights(counts: Counts) -> Floats:
    """Return each relation's share of the moments with the rest (R); the first has none."""
    sizes = counts.sum(axis=1).astype(np.float64)
    sizes[0] = 0
    weights: Floats = sizes / max(sizes.sum(), 1)
    return weights


def both_often(beta: tuple[Floats, Floats], rest: Floats) -> Floats:
    """Return P(theta > 0.2) where the rest is above 0.2 too, else 0; theta ~ Beta."""
    often = rest > OFTEN
    return often - _below(beta, np.full_like(rest, OFTEN), where=often)


def more_in_rest(beta: tuple[Floats, Floats], rest: Floats) -> Floats:
    """Return P(rest - theta > 0.1); theta ~ Beta."""
    return _below(beta, rest - MARGIN, where=rest > MARGIN)


def more_in_first(beta: tuple[Floats, Floats], rest: Floats) -> Floats:
    """Return P(theta - rest > 0.1); theta ~ Beta."""
    within = rest + MARGIN < 1
    return within - _below(beta, rest + MARGIN, where=within)


STATEMENTS: Final = (both_often, more_in_rest, more_in_first)


def _below(beta: tuple[Floats, Floats], x: Floats, *, where: Bools) -> Floats:
    """Return P(theta < x), the regularised incomplete beta function, else 0."""
    below = np.zeros_like(x)
    below[where] = betainc(beta[0][where], beta[1][where], x[where])
    return below
