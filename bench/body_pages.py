"""Pages of the body: what each costs beside opening the same paintings alone, in one run.

python -m bench.body_pages [--paintings 1 10 100 1000] [--rounds 5] [--strokes 4] [--points 30]

Each painting belongs to one person of two; the picture is what the page of a map draws.
"""

import argparse
import tempfile
from dataclasses import dataclass, replace
from uuid import UUID

from bench.page import _median, set_up
from rich.console import Console
from rich.table import Table

PAGES = ("list", "all", "with somebody", "side by side")


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds for one number of paintings, and the size of the drawing in kB."""

    paintings: int
    alone: float
    pages: dict[str, float]
    drawing: float


def main() -> None:
    said = _arguments()
    with tempfile.TemporaryDirectory(prefix="between-bench-") as folder:
        set_up(folder)
        from between.core import kernels

        kernels.warm()
        found = [measure(count, said) for count in said.paintings]
    _show(found)


def measure(count: int, said: argparse.Namespace) -> Figures:
    """Keep so many paintings on an account of its own and take its pages."""
    from django.utils import timezone
    from tests import people

    from between.records import shelf
    from between.story.body import Painting

    somebody = people.sign_up(f"bench{count}")
    ana, ben = _keep(somebody, count, said)
    client = people.browser(somebody.keys, timezone.now())
    urls = dict(
        zip(
            PAGES,
            (
                "/body/",
                "/body/maps/",
                f"/body/maps/person-{ana}/",
                f"/body/maps/person-{ana}/beside/person-{ben}/",
            ),
            strict=True,
        )
    )
    page = client.get(urls["all"]).content
    drawn = page[page.index(b'class="body-map"') :].partition(b"</svg>")[0]
    return Figures(
        count,
        _median(said.rounds, lambda: shelf.take(somebody.keys, Painting)),
        {
            name: _median(said.rounds, lambda url=url: client.get(url))
            for name, url in urls.items()
        },
        len(drawn) / 1000,
    )


def _keep(somebody: object, count: int, said: argparse.Namespace) -> tuple[UUID, UUID]:
    import numpy as np
    from django.db import transaction

    from between.insight.body_worlds import World, paintings
    from between.records import shelf
    from between.story.people import Person

    world = World(name="", strokes=said.strokes, points=said.points)
    made = paintings(world, count, rng=np.random.default_rng(1))
    with transaction.atomic():
        two = [
            shelf.put(somebody.keys, Person(name=name), made[0].when.date())
            for name in ("Ana", "Ben")
        ]
        for n, one in enumerate(made):
            shelf.put(somebody.keys, replace(one, person=two[n % 2]), one.when.date())
    return two[0], two[1]


def _show(found: list[Figures]) -> None:
    table = Table("paintings", "opening alone", *PAGES, "drawing, kB")
    for one in found:
        pages = (f"{one.pages[name]:.0f}" for name in PAGES)
        table.add_row(
            f"{one.paintings:,}", f"{one.alone:.1f}", *pages, f"{one.drawing:.0f}"
        )
    Console().print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paintings", type=int, nargs="+", default=[2, 10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--strokes", type=int, default=4)
    parser.add_argument("--points", type=int, default=30)
    return parser.parse_args()


if __name__ == "__main__":
    main()
