"""What is compiled, written out in loops that numba turns into machine code.

Each does what its twin does, in the same order and to the last digit.
"""

from typing import Final

import numpy as np

from between.core.brush import Signs
from between.core.estimate import Floats, Leans
from between.core.twins import Counts, Draws, Maps, Prior

BLOCK: Final = 1024  # pixels that are gone over at a time


def moments(  # noqa: C901 - loops, one within the other
    maps: Maps, people: Counts
) -> tuple[Floats, Floats]:
    """Return what `twins.moments` does, with no copy of the maps.

    A block of pixels that stays near the processor is gone over twice, so each number is fetched
    once from afar. Four people at a time, added in their order: what is added to is then read and
    written a quarter as often. The slices let the compiler see that nothing overlaps.
    """
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


def moved(maps: Leans, starts: Counts) -> Leans:
    """Return what `twins.moved` does: both parts of a map as slices, added many at a time."""
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


def paint(grid: Signs, strokes: Counts, points: Floats, spacing: float) -> None:
    """Paint as `brush.paint` does."""
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


def chain(  # noqa: C901, PLR0912 - loops, one within the other
    rng: np.random.Generator, counts: Counts, prior: Prior, state: Floats, out: Draws
) -> None:
    """Run the chain as `twins.chain` does, drawing the same numbers in the same order."""
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
