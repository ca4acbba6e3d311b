"""A kernel and its twin give the same to the last digit, from the same generator."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

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
    ours, ours_next = run(kernels.compiled(), counts)
    twin, twin_next = run(twins.chain, counts)
    for one, other in zip(ours, twin, strict=True):
        np.testing.assert_array_equal(one, other)
    assert ours_next == twin_next, "both must leave the generator in the same place"


def test_rates_are_shares_and_never_nan() -> None:
    for counts in TABLES:
        out, _ = run(kernels.compiled(), counts)
        np.testing.assert_allclose(out.pi.sum(axis=2), 1)
        assert np.isfinite(out.pi).all()
        assert np.isfinite(out.m).all()


@pytest.fixture
def cold() -> Iterator[None]:
    """Forget the compiled kernels, as at the start of a process."""
    kernels.compiled.cache_clear()
    yield
    kernels.compiled.cache_clear()


@pytest.mark.usefixtures("cold")
def test_until_it_is_warm_the_twin_works() -> None:
    assert kernels.chain() is twins.chain
    kernels.warm()
    assert kernels.chain() is not twins.chain


@pytest.mark.usefixtures("cold")
def test_without_numba_the_twin_works_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    kernels.warm()
    assert kernels.chain() is twins.chain


@pytest.mark.usefixtures("cold")
def test_where_nothing_can_be_kept_on_disk_it_compiles_for_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import numba  # noqa: PLC0415

    def njit(*, cache: bool = False, nogil: bool) -> Callable[[object], object]:
        if cache:
            raise RuntimeError("no locator available")
        return lambda kernel: kernel

    monkeypatch.setattr(numba, "njit", njit)
    kernels.warm()
    assert kernels.chain() is not twins.chain


def test_warming_compiles_for_every_later_call() -> None:
    kernel = kernels.compiled()
    before = len(kernel.signatures)  # type: ignore[attr-defined]
    run(kernel, TABLES[2], keep=2)
    assert len(kernel.signatures) == before  # type: ignore[attr-defined]


@pytest.mark.slow  # compiles twice, each in a process
def test_the_kernels_are_kept_on_disk_where_the_caller_says(tmp_path: Path) -> None:
    code = "from between.core import kernels; kernels.warm()"
    env = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "kernels")}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    assert list((tmp_path / "kernels").rglob("*.nbc"))
