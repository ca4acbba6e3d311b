"""The numpy twins of the kernels: the same draws from the same generator, slower."""

from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from between.core.estimate import Floats, Leans

Counts: TypeAlias = npt.NDArray[np.int64]
Maps: TypeAlias = npt.NDArray[np.float32] | npt.NDArray[np.float64]

SMALLEST = 1e-12


class Prior(NamedTuple):
    """What a chain needs beside the counts.

    `centre` (K): Dirichlet weights of m; `grid` (G): the values that a may take;
    `log_weight` (G): ln of prior times prod_r G(a) / G(a + N_r) at each of them.
    """

    centre: Floats
    grid: Floats
    log_weight: Floats


class Draws(NamedTuple):
    """One chain: `a` (S), `m` (S x K), `pi` (S x R x K)."""

    a: Floats
    m: Floats
    pi: Floats


def empty(keep: int, shape: tuple[int, int]) -> Draws:
    """Return room for `keep` draws of a model with `shape` = (relations R, codes K)."""
    relations, codes = shape
    return Draws(
        np.empty(keep), np.empty((keep, codes)), np.empty((keep, relations, codes))
    )


def chain(
    rng: np.random.Generator, counts: Counts, prior: Prior, state: Floats, out: Draws
) -> None:
    """Run one Gibbs sweep per row of `out`, in place.

    `counts` (R x K): moments per relation and code; `state` (1 + K): a and m, where the
    chain stands, left where it ends. Each sweep draws, in this order: a uniform number for
    every moment that is not the first of its cell, K gammas, one uniform, R x K gammas.
    Tables as auxiliary variables: Teh et al. 2006 (J. Am. Stat. Assoc. 101:1566); a and m
    are drawn together, given the tables.
    """
    cell = np.repeat(np.arange(counts.size), np.maximum(counts.ravel() - 1, 0))
    before = np.concatenate([np.arange(1, n) for n in counts.ravel()] or [np.arange(0)])
    code = cell % counts.shape[1]
    first = (counts > 0).sum(axis=0)
    for sweep in range(len(out.a)):
        tables = first + _more_tables(rng, state, (code, before))
        state[1:] = shares(rng.standard_gamma(prior.centre + tables))
        state[0] = _concentration(rng, prior, int(tables.sum()))
        out.a[sweep], out.m[sweep] = state[0], state[1:]
        out.pi[sweep] = _rates(rng, counts + state[0] * state[1:])


def moments(maps: Maps, people: Counts) -> tuple[Floats, Floats]:
    """Return mean and sum of squares about it, pixel by pixel, over some people.

    `maps` (N x P); `people`: which rows of it. All is added from the first to the last, in
    double precision. With nobody both are 0.
    """
    rows = maps[people].astype(np.float64)
    mean: Floats = rows.sum(axis=0) / max(len(people), 1)
    square: Floats = ((rows - mean) ** 2).sum(axis=0)
    return mean, square


def moved(maps: Leans, starts: Counts) -> Leans:
    """Return sums of maps (n x C), each beginning at a cell of its own: moves x C.

    `starts` (moves x n): the cell that comes first; what lies before it follows at the end.
    """
    cells = maps.shape[1]
    twice = np.concatenate([maps, maps], axis=1)
    sums: Leans = np.zeros((len(starts), cells), dtype=np.float32)
    for move, begins in enumerate(starts.tolist()):
        for row, start in zip(twice, begins, strict=True):
            sums[move] += row[start : start + cells]
    return sums


def _more_tables(
    rng: np.random.Generator, state: Floats, customers: tuple[Counts, Counts]
) -> Counts:
    code, before = customers
    # P(new table for customer i) = a m_k / (a m_k + i), i = those already seated
    weight = (state[0] * state[1:])[code]
    new = rng.random(len(code)) * (weight + before) < weight
    return np.bincount(code[new], minlength=len(state) - 1)


def _concentration(rng: np.random.Generator, prior: Prior, tables: int) -> float:
    # p(a | tables) ~ prior(a) a^T prod_r G(a) / G(a + N_r)
    weight = tables * np.log(prior.grid) + prior.log_weight
    heap = np.cumsum(np.exp(weight - weight.max()))
    place = np.searchsorted(heap, rng.random() * heap[-1])
    return float(prior.grid[min(place, len(heap) - 1)])


def shares(weights: Floats) -> Floats:
    """Return `weights` as shares of one, none of them quite 0."""
    # added from the left, as the kernel does: the same to the last digit
    parts: Floats = np.maximum(weights / weights.cumsum()[-1], SMALLEST)
    return parts


def _rates(rng: np.random.Generator, weights: Floats) -> Floats:
    gammas = rng.standard_gamma(weights) + np.finfo(float).tiny
    rates: Floats = gammas / gammas.cumsum(axis=1)[:, -1:]
    return rates
