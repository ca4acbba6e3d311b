"""The model of the mirror by two other routes, slowly: no Gibbs, no tables, no kernels.

    python tests/reference/recurrence.py > tests/reference/recurrence.json

1. `quadrature`: two codes, so that m is one number; a on its 25 points and m on a fine grid
   are summed over exactly; given them every rate is a Beta variable, and the sum over two
   other relations is convolved on a grid.
2. `importance`: eight codes; a and m are drawn from the prior and weighted with the
   likelihood prod_r DM(n_r | a m); standard errors by the delta method.
It shares no line with between.core. About two minutes.
"""

import json
import sys
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln
from scipy.stats import beta

Array = npt.NDArray[Any]

GRID = 0.5 * (64 / 0.5) ** (np.arange(25) / 24)
PRIOR = np.exp(-0.5 * (np.log(GRID) - np.log(6)) ** 2)
PRIOR /= PRIOR.sum()
TWO = [[3, 2], [5, 1], [2, 6]]
EIGHT = [
    [3, 0, 1, 0, 0, 0, 0, 0],
    [2, 1, 1, 0, 0, 0, 0, 0],
    [1, 0, 0, 2, 0, 0, 0, 0],
    [2, 0, 0, 0, 1, 0, 0, 0],
    [1, 0, 0, 0, 0, 0, 1, 0],
]


def log_dm(n: Array, alpha: Array) -> Array:
    """ln DM(n | alpha): sequences with counts n; alpha (..., K)."""
    total = alpha.sum(axis=-1)
    each = gammaln(n + alpha) - gammaln(alpha)
    found: Array = gammaln(total) - gammaln(total + sum(n)) + each.sum(axis=-1)
    return found


def quadrature(table: list[list[int]]) -> dict[str, float]:
    n = np.array(table)
    weights = n[1:].sum(axis=1) / n[1:].sum()
    m = (np.arange(400) + 0.5) / 400
    sums = np.zeros(6)
    norm = 0.0
    for a, prior in zip(GRID, PRIOR, strict=True):
        for one, density in zip(m, beta.pdf(m, 4, 4), strict=True):
            alpha = a * np.array([one, 1 - one])
            like = prior * density * np.exp(sum(log_dm(row, alpha) for row in n))
            norm += like
            sums += like * np.array([*given(n, alpha, weights), 1 / (1 + a)])
    names = ("first", "rest", "in_both", "in_rest", "in_first", "flexibility")
    return dict(zip(names, (sums / norm).tolist(), strict=True))


def given(n: Array, alpha: Array, weights: Array, cells: int = 200) -> list[float]:
    """Rates of code 0 and the three probabilities, given a and m (one draw of the grid)."""
    shapes = n + alpha
    first = beta(shapes[0, 0], shapes[0, 1])
    # P(w1 X1 + w2 X2 in each cell): X2 exact between edges, X1 by its cells
    edges = np.arange(cells + 1) / cells
    middle = (edges[1:] + edges[:-1]) / 2
    mass = np.diff(beta.cdf(edges, shapes[1, 0], shapes[1, 1]))
    inner = beta.cdf(
        (edges[None, :] - weights[0] * middle[:, None]) / weights[1],
        shapes[2, 0],
        shapes[2, 1],
    )
    rest = np.diff(mass @ inner)
    both = (1 - first.cdf(0.2)) * rest[middle > 0.2].sum()
    in_rest = (rest * first.cdf(middle - 0.1)).sum()
    in_first = (rest * (1 - first.cdf(middle + 0.1))).sum()
    return [first.mean(), (rest * middle).sum(), both, in_rest, in_first]


def importance(
    table: list[list[int]], draws: int = 4_000_000, chunk: int = 200_000
) -> dict[str, Any]:
    n = np.array(table)
    weights = n[1:].sum(axis=1) / n[1:].sum()
    rng = np.random.default_rng(20261123)
    parts = [part(n, weights, rng, chunk) for _ in range(draws // chunk)]
    log_w = np.concatenate([one for one, _ in parts])
    w = np.exp(log_w - log_w.max())
    w /= w.sum()
    found: dict[str, Any] = {}
    for name in parts[0][1]:
        values = np.concatenate([each[name] for _, each in parts])
        mean = np.tensordot(w, values, axes=1)
        error = np.sqrt(np.tensordot(w**2, (values - mean) ** 2, axes=1))
        found[name] = {
            "mean": np.round(mean, 6).tolist(),
            "error": np.round(error, 6).tolist(),
        }
    found["effective_size"] = float(1 / (w**2).sum())
    return found


def part(
    n: Array, weights: Array, rng: np.random.Generator, size: int
) -> tuple[Array, dict[str, Array]]:
    m = np.maximum(rng.dirichlet(np.ones(8), size), 1e-300)
    a = rng.choice(GRID, p=PRIOR, size=size)
    alpha = a[:, None] * m
    log_w = np.sum([log_dm(row, alpha) for row in n], axis=0)
    pi = [rng.standard_gamma(row + alpha) + 1e-300 for row in n]
    pi = [one / one.sum(axis=1, keepdims=True) for one in pi]
    first = pi[0]
    rest = np.sum(
        [weight * one for weight, one in zip(weights, pi[1:], strict=True)], axis=0
    )
    return log_w, {
        "first": first,
        "rest": rest,
        "in_both": ((first > 0.2) & (rest > 0.2)) * 1.0,
        "in_rest": (rest - first > 0.1) * 1.0,
        "in_first": (first - rest > 0.1) * 1.0,
        "overlap": np.minimum(first, rest).sum(axis=1),
        "flexibility": 1 / (1 + a),
    }


if __name__ == "__main__":
    output = {
        "quadrature": {"table": TWO, **quadrature(TWO)},
        "importance": {"table": EIGHT, **importance(EIGHT)},
    }
    json.dump(output, sys.stdout, indent=1)
