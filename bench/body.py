"""Maps of a group: t and the false discovery rate of many people, beside SciPy doing the same.

    .venv/bin/python -m bench.body [--people 300] [--conditions 14]
    .venv/bin/python -m bench.body --simulate 100

Each way runs in a process of its own on the same made-up maps in single precision. Ours once to
the threshold alone, which needs few p, and once with p and q of every pixel, as SciPy always does.
Time: that of the processor, one whole run, the numbers already in memory, our kernel already
compiled (its first call is told apart). Memory: the peak of the process less what it held before
the maps came, beside the size of the maps. The rate is SciPy's `false_discovery_control`; where
statsmodels is installed, its `fdrcorrection` runs instead. `--simulate` counts how often pixels
are found, rightly and falsely.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

if TYPE_CHECKING:
    from between.insight.atlas import ConditionMap, Painted

PIXELS = 50_364
RATE = 0.05
STATSMODELS = find_spec("statsmodels") is not None
WAYS = ("between", "between, p everywhere", "scipy", "scipy, single precision")
CORE, REACH = 15, 60


def made(people: int, conditions: int) -> np.ndarray:
    """Noise with an effect in a tenth of the pixels of every second condition, less in another."""
    rng = np.random.default_rng(1)
    maps = np.empty((conditions, people, PIXELS), dtype=np.float32)
    for one in maps:
        rng.standard_normal(out=one, dtype=np.float32)
    tenth = PIXELS // 10
    maps[::2, :, :tenth] += np.float32(0.3)
    maps[::2, :, tenth : 2 * tenth] -= np.float32(0.3)
    maps[:, :, -100:] = 0  # where nobody painted
    return maps


def between(maps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return t and q of every pixel, NaN where there is none."""
    from between.core import discovery, field

    fields = [field.over(one) for one in maps]
    p = np.array([field.chance(one) for one in fields])
    known = np.array([one.known for one in fields])
    t, q = np.where(known, [one.t for one in fields], np.nan), np.full(p.shape, np.nan)
    q[known] = discovery.adjusted(p[known])
    return t, q


def threshold_alone(maps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return t of every pixel, and 0 for q where it passes, else 1."""
    from between.core import discovery, field

    fields = [field.over(one) for one in maps]
    least = discovery.limit(fields).t
    t, q = np.empty((2, *maps.shape[::2]))
    for n, one in enumerate(fields):
        known, bound = one.known, np.inf if least[n] is None else least[n]
        t[n] = np.where(known, one.t, np.nan)
        q[n] = np.where(known, np.abs(one.t) < bound, np.nan)
    return t, q


def scipy(maps: np.ndarray, kind: type) -> tuple[np.ndarray, np.ndarray]:
    from scipy import stats

    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where nobody painted
        found = [stats.ttest_1samp(one.astype(kind, copy=False), 0, axis=0) for one in maps]
    t, p = (np.array([one[part] for one in found]) for part in (0, 1))
    q = np.full(p.shape, np.nan)
    known = np.isfinite(p)
    q[known] = rated(p[known])
    return t, q


def rated(p: np.ndarray) -> np.ndarray:
    from scipy.stats import false_discovery_control

    if not STATSMODELS:
        return false_discovery_control(p)
    from statsmodels.stats.multitest import fdrcorrection

    return fdrcorrection(p)[1]


def child(way: str, folder: Path) -> None:
    """Do it one way, in a process that does nothing else."""
    work = {
        "between": threshold_alone,
        "between, p everywhere": between,
        "scipy": lambda maps: scipy(maps, np.float64),
        "scipy, single precision": lambda maps: scipy(maps, np.float32),
    }[way]
    work(np.ones((1, 3, 9), dtype=np.float32))  # imports what it needs: not timed
    compiled = clocked(kernel) if way.startswith("between") else 0.0
    before = held()
    maps = np.load(folder / "maps.npy")
    start, wall = time.process_time(), time.perf_counter()
    t, q = work(maps)
    told = {"took": time.process_time() - start, "compiled": compiled}
    told["wall"] = time.perf_counter() - wall
    told["peak"] = (held() - before) / maps.nbytes
    np.save(folder / f"{way}.npy", np.array([t, q], dtype=np.float64))
    (folder / f"{way}.json").write_text(json.dumps(told), encoding="utf-8")


def kernel() -> None:
    """Compile the kernel, and let every later call use it, however few the numbers are."""
    from between.core import kernels

    kernels.compiled_moments()(np.ones((3, 9), dtype=np.float32), np.arange(3))
    kernels.MANY = 0


def clocked(work: Callable[[], object]) -> float:
    """Return the processor time of some work, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def held() -> int:
    """Return the most bytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def compare(people: int, conditions: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # the peak of a process counts from what its parent held: so this one holds nothing
        run("made", folder, people, conditions)
        size = (folder / "maps.npy").stat().st_size
        print(
            f"{conditions} conditions x {people} people x {PIXELS:,} pixels, {size / 1e6:.0f} MB"
        )
        for way in WAYS:
            run(way, folder, people, conditions)
        told = {way: json.loads((folder / f"{way}.json").read_text()) for way in WAYS}
        found = {way: np.load(folder / f"{way}.npy") for way in WAYS}
    ours = told["between"]
    for way, one in told.items():
        beside = f"{one['took'] / ours['took']:.1f} times ours"
        seconds = f"{one['took']:7.2f} s ({one['wall']:.2f} by the clock)"
        print(f"  {way:26}{seconds}  peak {one['peak']:.3f} of the maps  {beside}")
    print(f"  our kernel's first call {ours['compiled']:.2f} s")
    (t, q), (other, other_q) = found["between"], found["scipy"]
    away = np.nanmax(np.abs(t - other) / np.abs(other))
    same = (
        np.array_equal(np.isnan(t), np.isnan(other))
        and ((q <= RATE) == (other_q <= RATE)).all()
    )
    print(f"  t differs by at most {away:.1e} of itself; the same pixels pass: {same}")
    print(f"  pixels that pass: {(q <= RATE).sum():,} of {np.isfinite(q).sum():,}")


def run(way: str, folder: Path, people: int, conditions: int) -> None:
    command = [sys.executable, "-m", "bench.body", "--way", way, "--folder", str(folder)]
    size = ["--people", str(people), "--conditions", str(conditions)]
    subprocess.run([*command, *size], check=True)


def simulate(groups: int, people: int) -> None:
    """Say how often groups with nothing and with something planted show pixels, and which."""
    from tests import paintings

    from between.core.mask import mask
    from between.insight import atlas

    rows, columns = np.nonzero(mask())
    any_found, false, right = [], [], []
    for seed in range(groups):
        drawn = list(drawn_by(people, np.random.default_rng(seed)))
        (nothing,) = atlas.gather(drawn, ["nothing"], mask()).conditions
        any_found.append(passing(nothing).any())
        nothing, planted = atlas.gather(drawn, ["nothing", "planted"], mask()).conditions
        every = passing(nothing).sum() + passing(planted).sum()
        true = 0
        for passes, place in (
            (planted.more(planted.threshold), paintings.CHEST),
            (planted.less(planted.threshold), paintings.LEGS),
        ):
            away = np.hypot(columns - place[0], rows - place[1])
            true += passes[away <= REACH].sum()
            right.append(passes[away <= CORE].mean())
        false.append((every - true) / max(1, every))
    print(f"{groups} groups of {people} people")
    print(f"  nothing planted, any pixel found: {np.mean(any_found):.3f} of groups")
    print(f"  of the pixels found, false: {np.mean(false):.4f}")
    print(f"  of the pixels within {CORE} of the middle, found: {np.mean(right):.3f}")


def drawn_by(people: int, rng: np.random.Generator) -> Iterator["Painted"]:
    """Six dabs anywhere, of either sign; where planted, 6 in 10 people add chest and leg."""
    from tests import paintings

    from between.core.density import of_screen
    from between.insight.atlas import Painted

    sides = ((paintings.MORE, paintings.CHEST), (paintings.LESS, paintings.LEGS))
    for person in range(people):
        for condition in ("nothing", "planted"):
            points = [point for _ in range(6) for point in paintings.anywhere(rng)]
            for window, place in sides:
                if condition == "planted" and rng.random() < 0.6:
                    near = tuple(rng.normal(place, 8))
                    points += paintings.around(rng, window, near)
            trail = of_screen(*np.array(points).T)
            yield Painted(person=f"{person}", condition=condition, trail=trail)


def smooth(groups: int, people: int) -> None:
    """Say the same of maps that are noise as smooth as the brush, with discs planted on them."""
    from scipy.ndimage import gaussian_filter
    from tests import paintings

    from between.core import discovery, field
    from between.core.mask import mask

    rows, columns = np.nonzero(mask())
    effect = np.zeros(len(rows))
    for place, size in ((paintings.CHEST, 0.8), (paintings.LEGS, -0.8)):
        effect[np.hypot(columns - place[0], rows - place[1]) <= 25] = size
    any_found, false, right = [], [], []
    for seed in range(groups):
        rng = np.random.default_rng(seed)
        noise = rng.standard_normal((2 * people, *mask().shape), dtype=np.float32)
        noise = np.array([gaussian_filter(one, 5)[mask()] for one in noise])
        noise /= noise.std()
        nothing = field.over(noise[:people])
        any_found.append(discovery.limit([nothing]).pixels > 0)
        planted = field.over(noise[people:] + effect)
        least = discovery.limit([nothing, planted]).t
        passes = [
            np.abs(one.t) >= (np.inf if t is None else t)
            for one, t in zip((nothing, planted), least, strict=True)
        ]
        wrong = passes[0].sum() + passes[1][effect == 0].sum()
        false.append(wrong / max(1, passes[0].sum() + passes[1].sum()))
        right.append(passes[1][effect != 0].mean())
    print(f"{groups} groups of {people} people, smooth noise and discs of .8 SD")
    print(f"  nothing planted, any pixel found: {np.mean(any_found):.3f} of groups")
    print(f"  of the pixels found, false: {np.mean(false):.4f}")
    print(f"  of the pixels with an effect, found: {np.mean(right):.3f}")


def passing(one: "ConditionMap") -> np.ndarray:
    return one.more(one.threshold) | one.less(one.threshold)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--people", type=int, default=0)
    asked.add_argument("--conditions", type=int, default=14)
    asked.add_argument("--simulate", type=int, default=0)
    asked.add_argument("--way", choices=("made", *WAYS))
    asked.add_argument("--folder", type=Path)
    told = asked.parse_args()
    if told.way == "made":
        np.save(told.folder / "maps.npy", made(told.people, told.conditions))
    elif told.way:
        child(told.way, told.folder)
    elif told.simulate:
        for people in (told.people,) if told.people else (16, 32, 64):
            simulate(told.simulate, people)
            smooth(told.simulate, people)
    else:
        compare(told.people or 300, told.conditions)


if __name__ == "__main__":
    main()
