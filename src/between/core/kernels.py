"""The compiled kernels: numba is imported on first use, and only here.

Until `warm` was called the numpy twins work, which give the same to the last digit: so a
short command pays for no compiler, and no page waits for one. The kernels hold no data:
what numba keeps on disk (in NUMBA_CACHE_DIR, a setting of the caller) is machine code.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias, TypeVar, cast

import numpy as np

from between.core import brush, twins
from between.core.brush import Signs
from between.core.estimate import Floats, Leans
from between.core.twins import Counts, Draws, Maps, Prior

Chain: TypeAlias = Callable[[np.random.Generator, Counts, Prior, Floats, Draws], None]
Brush: TypeAlias = Callable[[Signs, Counts, Floats, float], None]
Moments: TypeAlias = Callable[[Maps, Counts], tuple[Floats, Floats]]
Moved: TypeAlias = Callable[[Leans, Counts], Leans]
Kernel = TypeVar("Kernel", bound=Callable[..., object])

MANY: Final = 10_000_000  # numbers from which a twin takes longer than a kernel from disk
BLOCK: Final = 1024  # pixels that are gone over at a time


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
    kernel = _machine(_paint, brush.paint)
    stroke, point = np.array([[0, 1, 0, 1]]), np.ones((1, 3))
    kernel(np.zeros((1, 2, 2), dtype=np.int8), stroke, point, 1.0)
    return kernel


def moved() -> Moved:
    """Return what moves maps about: the kernel once it is warm, else its twin."""
    return compiled_moved() if compiled_moved.cache_info().currsize else twins.moved


@cache
def compiled_moved() -> Moved:
    """Return the kernel, after it has moved one map; without numba its twin."""
    kernel = _machine(_moved, twins.moved)
    kernel(np.ones((1, 2), dtype=np.float32), np.zeros((1, 1), dtype=np.int64))
    return kernel


def moments(size: int) -> Moments:
    """Return what adds up maps of `size` numbers: a kernel is worth its compiler from `MANY`."""
    return compiled_moments() if size >= MANY else twins.moments


@cache
def compiled_moments() -> Moments:
    """Return the kernel, which compiles for the kind of number it meets; else its twin."""
    return _machine(_moments, twins.moments)


@cache
def compiled() -> Chain:
    """Return the compiled chain, after it has run once; without numba its twin."""
    kernel = _machine(_chain, twins.chain)
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


# As `twins.moments`, with no copy of the maps: a block of pixels that stays near the processor
# is gone over twice, so each number is fetched once from afar. Four people at a time, added in
# their order: what is added to is then read and written a quarter as often. The slices let the
# compiler see that nothing overlaps.
def _moments(  # noqa: C901 - loops, one within the other
    maps: Maps, people: Counts
) -> tuple[Floats, Floats]:
    pixels, fours = maps.shape[1], len(people) - len(people) % 4
    mean, square = np.zeros(pixels), np.zeros(pixels)
    for start in range(0, pixels, BLOCK):
        end = min(start + BLOCK, pixels)
        middle, sums = mean[start:end], square[start:end]
        for n in range(0, fours, 4):
            a, b = maps[people[n], start:end], maps[people[n + 1], start:end]
            c, d = maps[people[n + 2], start:end], maps[people[n + 3], start:end]
            for j in range(end - start):
                middle[j] = (((middle[j] + a[j]) + b[j]) + c[j]) + d[j]
        for n in range(fours, len(people)):
            a = maps[people[n], start:end]
            for j in range(end - start):
                middle[j] += a[j]
        for j in range(end - start):
            middle[j] /= max(len(people), 1)
        for n in range(0, fours, 4):
            a, b = maps[people[n], start:end], maps[people[n + 1], start:end]
            c, d = maps[people[n + 2], start:end], maps[people[n + 3], start:end]
            for j in range(end - start):
                e, f, g, h = (
                    a[j] - middle[j],
                    b[j] - middle[j],
                    c[j] - middle[j],
                    d[j] - middle[j],
                )
                sums[j] = (((sums[j] + e * e) + f * f) + g * g) + h * h
        for n in range(fours, len(people)):
            a = maps[people[n], start:end]
            for j in range(end - start):
                e = a[j] - middle[j]
                sums[j] += e * e
    return mean, square


# As `twins.moved`: both parts of a map as slices, which the compiler adds many at a time.
def _moved(maps: Leans, starts: Counts) -> Leans:
    cells = maps.shape[1]
    sums = np.zeros((len(starts), cells), dtype=np.float32)
    for move in range(len(starts)):
        for row in range(len(maps)):
            start = starts[move, row]
            head, tail = maps[row, start:], maps[row, :start]
            first, then = sums[move, : cells - start], sums[move, cells - start :]
            for j in range(cells - start):
                first[j] += head[j]
            for j in range(start):
                then[j] += tail[j]
    return sums


# As `brush.paint`, written out in loops.
def _paint(grid: Signs, strokes: Counts, points: Floats, spacing: float) -> None:
    rows, columns = grid.shape[1:]
    for stroke in range(len(strokes)):
        view, sign, first, last = strokes[stroke]
        for at in range(first, max(first + 1, last - 1)):
            ax, ay, a_wide = points[at]
            bx, by, b_wide = points[min(at + 1, last - 1)]
            dx, dy, reach = bx - ax, by - ay, max(a_wide, b_wide)
            length = dx * dx + dy * dy
            top = max(0, int(np.ceil((min(ay, by) - reach) / spacing - 0.5)))
            left = max(0, int(np.ceil((min(ax, bx) - reach) / spacing - 0.5)))
            bottom = min(rows, 1 + int(np.floor((max(ay, by) + reach) / spacing - 0.5)))
            right = min(columns, 1 + int(np.floor((max(ax, bx) + reach) / spacing - 0.5)))
            for row in range(top, bottom):
                y = (row + 0.5) * spacing - ay
                for column in range(left, right):
                    x = (column + 0.5) * spacing - ax
                    along = 0.0
                    if length > 0:
                        along = min(1.0, max(0.0, (x * dx + y * dy) / length))
                    away_x, away_y = x - along * dx, y - along * dy
                    wide = a_wide + along * (b_wide - a_wide)
                    if away_x * away_x + away_y * away_y <= wide * wide:
                        grid[view, row, column] = sign


# Written out in loops: numba turns each into machine code. `twins.chain` says what it does
# and draws the same numbers in the same order.
def _chain(  # noqa: C901, PLR0912
    rng: np.random.Generator, counts: Counts, prior: Prior, state: Floats, out: Draws
) -> None:
    relations, codes = counts.shape
    log_grid = np.log(prior.grid)
    tables = np.empty(codes)
    heap = np.empty(len(log_grid))
    tiny = 2.2250738585072014e-308
    for sweep in range(len(out.a)):
        total = 0
        for k in range(codes):
            tables[k] = prior.centre[k]
        for r in range(relations):
            for k in range(codes):
                if counts[r, k] > 0:
                    weight = state[0] * state[1 + k]
                    new = 1
                    for before in range(1, counts[r, k]):
                        if rng.random() * (weight + before) < weight:
                            new += 1
                    tables[k] += new
                    total += new
        norm = 0.0
        for k in range(codes):
            state[1 + k] = rng.standard_gamma(tables[k])
            norm += state[1 + k]
        for k in range(codes):
            state[1 + k] = max(state[1 + k] / norm, 1e-12)
        top = -np.inf
        for g in range(len(heap)):
            heap[g] = total * log_grid[g] + prior.log_weight[g]
            top = max(top, heap[g])
        norm = 0.0
        for g in range(len(heap)):
            norm += np.exp(heap[g] - top)
            heap[g] = norm
        place = int(np.searchsorted(heap, rng.random() * norm))
        state[0] = prior.grid[min(place, len(heap) - 1)]
        out.a[sweep] = state[0]
        for k in range(codes):
            out.m[sweep, k] = state[1 + k]
        for r in range(relations):
            norm = 0.0
            for k in range(codes):
                shape = counts[r, k] + state[0] * state[1 + k]
                out.pi[sweep, r, k] = rng.standard_gamma(shape) + tiny
                norm += out.pi[sweep, r, k]
            for k in range(codes):
                out.pi[sweep, r, k] /= norm
