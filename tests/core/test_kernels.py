"""A kernel and its twin draw the same numbers from the same generator."""

import builtins
from collections.abc import Iterator

import numpy as np
import pytest

from between.core import kernels, twins
from between.core.recurrence import CENTRE, GRID, log_weight
from between.core.twins import Counts, Draws, Prior

TABLES = [
    np.array([[4, 0, 0], [3, 5, 1]]),
    np.array([[0, 0], [1, 0], [0, 1]]),
    np.random.default_rng(2).integers(0, 30, (15, 8)),
]


def run(chain: kernels.Chain, counts: Counts, keep: int = 200) -> tuple[Draws, float]:
    relations, codes = counts.shape
    prior = Prior(np.full(codes, CENTRE / codes), GRID, log_weight(counts))
    state = np.array([6.0, *np.full(codes, 1 / codes)])
    out = twins.empty(keep, (relations, codes))
    rng = np.random.default_rng(7)
    chain(rng, counts, prior, state, out)
    return out, rng.random()


@pytest.mark.parametrize("counts", TABLES)
def test_kernel_and_twin_agree(counts: Counts) -> None:
    ours, ours_next = run(kernels.chain(), counts)
    twin, twin_next = run(twins.chain, counts)
    for one, other in zip(ours, twin, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-11, atol=1e-300)
    assert ours_next == twin_next, "both must leave the generator in the same place"


def test_rates_are_shares_and_never_nan() -> None:
    for counts in TABLES:
        out, _ = run(kernels.chain(), counts)
        np.testing.assert_allclose(out.pi.sum(axis=2), 1)
        assert np.isfinite(out.pi).all()
        assert np.isfinite(out.m).all()


@pytest.fixture
def no_numba(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    real = builtins.__import__

    def refuse(name: str, *args: object, **kwargs: object) -> object:
        if name == "numba":
            raise ImportError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    kernels.chain.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    yield
    kernels.chain.cache_clear()


@pytest.mark.usefixtures("no_numba")
def test_without_numba_the_twin_works() -> None:
    assert kernels.chain() is twins.chain


def test_warming_compiles_for_every_later_call() -> None:
    kernels.warm()
    dispatcher = kernels.chain()
    before = len(dispatcher.signatures)  # type: ignore[attr-defined]
    run(dispatcher, TABLES[2], keep=2)
    assert len(dispatcher.signatures) == before  # type: ignore[attr-defined]
