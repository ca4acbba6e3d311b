"""The compiled kernels: numba is imported on first use, and only here.

Until `warm` was called the numpy twins work, which give the same to the last digit: so a
short command pays for no compiler, and no page waits for one. The kernels hold no data:
what numba keeps on disk (in NUMBA_CACHE_DIR, a setting of the caller) is machine code.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias, TypeVar, cast

import numpy as np

from between.core import brush, loops, twins
from between.core.brush import Signs
from between.core.estimate import Floats, Leans
from between.core.twins import Counts, Draws, Maps, Prior

Chain: TypeAlias = Callable[[np.random.Generator, Counts, Prior, Floats, Draws], None]
Brush: TypeAlias = Callable[[Signs, Counts, Floats, float], None]
Moments: TypeAlias = Callable[[Maps, Counts], tuple[Floats, Floats]]
Moved: TypeAlias = Callable[[Leans, Counts], Leans]
Kernel = TypeVar("Kernel", bound=Callable[..., object])

MANY: Final = 10_000_000  # numbers from which a twin takes longer than a kernel from disk


def chain() -> Chain:
    """Return the Gibbs chain at hand: the kernel once it is warm, else its twin."""
    return compiled() if compiled.cache_info().currsize else twins.chain


def warm() -> None:
    """Compile what pages need, or read it from disk: for the start of a server, or long work."""
    compiled()
    compiled_paint()
    compiled_moved()


def paint() -> Brush:
    """Return the brush at hand: the kernel once it is warm, else its twin."""
    return compiled_paint() if compiled_paint.cache_info().currsize else brush.paint


@cache
def compiled_paint() -> Brush:
    """Return the compiled brush, after it has painted once; without numba its twin."""
    kernel = _machine(loops.paint, brush.paint)
    stroke, point = np.array([[0, 1, 0, 1]]), np.ones((1, 3))
    kernel(np.zeros((1, 2, 2), dtype=np.int8), stroke, point, 1.0)
    return kernel


def moved() -> Moved:
    """Return what moves maps about: the kernel once it is warm, else its twin."""
    return compiled_moved() if compiled_moved.cache_info().currsize else twins.moved


@cache
def compiled_moved() -> Moved:
    """Return the kernel, after it has moved one map; without numba its twin."""
    kernel = _machine(loops.moved, twins.moved)
    kernel(np.ones((1, 2), dtype=np.float32), np.zeros((1, 1), dtype=np.int64))
    return kernel


def moments(size: int) -> Moments:
    """Return what adds up maps of `size` numbers: a kernel is worth its compiler from `MANY`."""
    return compiled_moments() if size >= MANY else twins.moments


@cache
def compiled_moments() -> Moments:
    """Return the kernel, which compiles for the kind of number it meets; else its twin."""
    return _machine(loops.moments, twins.moments)


@cache
def compiled() -> Chain:
    """Return the compiled chain, after it has run once; without numba its twin."""
    kernel = _machine(loops.chain, twins.chain)
    counts = np.ones((2, 2), dtype=np.int64)
    prior = Prior(np.ones(2), np.ones(1), np.zeros(1))
    state = np.array([1.0, 0.5, 0.5])
    kernel(np.random.default_rng(1), counts, prior, state, twins.empty(1, (2, 2)))
    return kernel


def _machine(kernel: Kernel, twin: Kernel) -> Kernel:
    """Return `kernel` as what compiles itself when it is called; without numba its twin."""
    try:
        from numba import njit  # noqa: PLC0415 - takes half a second
    except ImportError:
        return twin
    try:
        return cast("Kernel", njit(cache=True, nogil=True)(kernel))
    except RuntimeError:  # no folder that numba may write to: compile for this process
        return cast("Kernel", njit(nogil=True)(kernel))
