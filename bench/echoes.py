"""The page of echoes: what it costs beside opening the same moments alone, in one run.

python -m bench.echoes [--moments 200 2000 5000] [--rounds 5]

Words are drawn as in any language: a few often, most of them seldom, 5 to 60 in a moment.
"""

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from bench.page import _median, set_up
from rich.console import Console
from rich.table import Table

STEPS = ("laying beside", "chance", "afterwards")


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds for one number of moments."""

    moments: int
    steps: dict[str, float]
    alone: float
    whole: float


def main() -> None:
    said = _arguments()
    with tempfile.TemporaryDirectory(prefix="between-bench-") as folder:
        set_up(folder)
        found = [measure(count, said.rounds) for count in said.moments]
    _show(found)


def measure(count: int, rounds: int) -> Figures:
    """Keep a life with a hurt in it and take the page of its echoes."""
    from django.utils import timezone
    from tests import people

    from between.records import shelf
    from between.story.episode import Episode

    somebody = people.sign_up(f"bench{count}")
    hurt = _keep(somebody.keys, count)
    steps = {name: _median(rounds, step) for name, step in _steps(count).items()}
    client = people.browser(somebody.keys, timezone.now())
    return Figures(
        count,
        steps,
        _median(rounds, lambda: shelf.take(somebody.keys, Episode)),
        _median(rounds, lambda: _page(client, hurt)),
    )


def _life(count: int) -> Any:
    import numpy as np

    from between.insight import echo_trials, echo_worlds

    return echo_worlds.life(
        echo_trials.SETTINGS[1], count, echo_worlds.PLANTED, rng=np.random.default_rng(1)
    )


def _keep(keys: Any, count: int) -> UUID:
    from django.db import transaction

    from between.records import shelf
    from between.story.hurt import Heard

    life = _life(count)
    with transaction.atomic():
        day = life.hurt.when.date()
        ids = {one: shelf.put(keys, person, day) for one, person in life.people.items()}
        kept = {
            id_: shelf.put(keys, replace(one, person=ids[one.person]), one.when.date())
            for id_, one in life.moments.items()
        }
        told = {"person": ids[life.hurt.person], "episode": kept[life.hurt.episode]}
        hurt = replace(life.hurt, heard=Heard.YES, repaired_on=day, **told)
        return shelf.put(keys, hurt, day)


def _steps(count: int) -> dict[str, Callable[[], object]]:
    """Return the steps that compute; all of it is done anew on each visit."""
    import numpy as np

    from between.core import similarity
    from between.insight import afterwards, echoes

    life = _life(count)
    repaired = replace(life.hurt, repaired_on=life.hurt.when.date())
    laid: Any = echoes.lay(life.hurt, life.moments, life.people)
    parts, groups = (
        tuple(laid.beside.parts.values()),
        np.zeros(len(laid.moments), dtype=int),
    )
    dice = np.random.default_rng(1)
    return {
        "laying beside": lambda: echoes.lay(life.hurt, life.moments, life.people),
        "chance": lambda: similarity.chances(
            parts, groups, shuffles=echoes.SHUFFLES, rng=dice
        ),
        "afterwards": lambda: afterwards.of(repaired, life.moments, life.people),
    }


def _page(client: Any, hurt: UUID) -> None:
    answer = client.get(f"/between-us/hurts/{hurt}/echoes/?look")
    assert answer.status_code == 200, answer.status_code


def _show(found: list[Figures]) -> None:
    table = Table("moments", "opening alone", *STEPS, "whole ms", "times opening")
    for one in found:
        steps = (f"{one.steps[step]:.1f}" for step in STEPS)
        ratio = f"{one.whole / one.alone:.1f}"
        table.add_row(
            f"{one.moments:,}", f"{one.alone:.1f}", *steps, f"{one.whole:.1f}", ratio
        )
    Console().print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, nargs="+", default=[200, 2000, 5000])
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
