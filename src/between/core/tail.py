"""How rare so large a t is, for very many t of one number of degrees of freedom at once."""

from functools import lru_cache
from typing import Final

import numpy as np
from scipy.special import gammaln, stdtr

from between.core.estimate import Floats
from between.core.twins import Counts

MANY: Final = 20_000  # numbers from which a curve is worth its nodes
PER_UNIT: Final = 256  # nodes in each unit of t
FAR: Final = 30.0  # beyond it each is computed by itself


def two_sided(t: Floats, df: int) -> Floats:
    """Return P(|T| >= |t|) for Student's T with `df` degrees of freedom, at least 1.

    Of many numbers ln p is drawn through nodes with its slope, d ln p / dt = -f(t) / P(T > t),
    a cubic between each two: away from the exact one by at most 256^-4 / 384 times the fourth
    derivative, which is 1e-12 of p and less (Hermite; Birkhoff and Priver 1967, J. Math. Phys.
    46:440).
    """
    size = np.abs(t)
    if t.size < MANY or df < 2:
        return np.asarray(2 * stdtr(df, -size))
    near = np.minimum(size, FAR) * PER_UNIT
    node = near.astype(np.intp)
    p = np.exp(_drawn(_curve(df, int(node.max()) + 2), node, near - node))
    far = size > FAR
    p[far] = 2 * stdtr(df, -size[far])
    return p


def _drawn(curve: tuple[Floats, ...], node: Counts, beyond: Floats) -> Floats:
    """Return the curve's height at so much beyond each node."""
    height, slope, bend, twist = (part[node] for part in curve)
    for part in (bend, slope, height):
        twist *= beyond
        twist += part
    return twist


@lru_cache(maxsize=4)
def _curve(df: int, nodes: int) -> tuple[Floats, ...]:
    """Return the four parts of each cubic, by the power of how far one is beyond its node."""
    at = np.arange(nodes + 1) / PER_UNIT
    tail = stdtr(df, -at)
    scale = gammaln((df + 1) / 2) - gammaln(df / 2) - np.log(df * np.pi) / 2
    density = np.exp(scale - (df + 1) / 2 * np.log1p(at**2 / df))
    height, slope = np.log(2 * tail), -density / tail / PER_UNIT
    rise = height[1:] - height[:-1]
    bend = 3 * rise - 2 * slope[:-1] - slope[1:]
    twist = slope[:-1] + slope[1:] - 2 * rise
    return height[:-1], slope[:-1], bend, twist
