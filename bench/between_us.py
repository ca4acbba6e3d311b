"""Between two people after six years: whole requests beside opening what they show.

python -m bench.between_us [--sessions 300] [--moments 5000] [--rounds 5]
"""

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bench.caseload import _median
from bench.page import set_up
from rich.console import Console
from rich.table import Table

HURTS = 24


@dataclass(frozen=True, slots=True)
class Pair:
    """The two, their bond, one session, one hurt and its copy."""

    client: Any
    therapist: Any
    bond: UUID
    meeting: UUID
    hurt: UUID
    grant: UUID


def main() -> None:
    said = _arguments()
    with tempfile.TemporaryDirectory(prefix="between-bench-") as folder:
        set_up(folder)
        rows = _measure(said.sessions, said.moments, said.rounds)
    table = Table("page", "whole ms", "opening ms", "ratio")
    for name, whole, alone in rows:
        table.add_row(name, f"{whole:.1f}", f"{alone:.1f}", f"{whole / alone:.1f}")
    console = Console()
    console.print(table)
    console.print(f"{said.sessions} sessions, {said.moments} moments, {HURTS} hurts.")


def _measure(sessions: int, moments: int, rounds: int) -> list[tuple[str, float, float]]:
    from django.utils import timezone
    from tests import people

    from between.records import cards, grants, joined, joints, repairs, shelf
    from between.records.joined import Side
    from between.story.episode import Episode
    from between.story.hurt import Hurt
    from between.story.meeting import Meeting

    now = timezone.now()
    pair = _live(sessions, moments, now)
    hers = people.browser(pair.client.keys, now)
    his = people.browser(pair.therapist.keys, now)

    def open_bond(who: Any, side: Side) -> None:
        one = joined.one(who.keys, pair.bond, side)
        joints.take(who.keys, pair.bond, Meeting)
        cards.all_of(who.keys, one)
        repairs.every(who.keys, one)
        if side is Side.CLIENT:
            shelf.take(who.keys, Hurt)
        else:
            grants.given(who.keys, one)

    def open_hers() -> None:
        open_bond(pair.client, Side.CLIENT)

    def open_his() -> None:
        open_bond(pair.therapist, Side.THERAPIST)

    def open_moments() -> None:
        shelf.take(pair.client.keys, Episode)
        shelf.take(pair.client.keys, Hurt)

    def page(browser: Any, url: str) -> Callable[[], None]:
        def ask() -> None:
            answer = browser.get(url)
            assert answer.status_code == 200, url

        return ask

    card = f"/together/{pair.bond}/sessions/{pair.meeting}/card/"
    wanted = (
        ("between us (client)", page(hers, "/between-us/"), open_hers),
        ("course (therapist)", page(his, f"/clients/{pair.bond}/course/"), open_his),
        ("card after a session", page(hers, card), open_hers),
        ("what hurt, a list", page(hers, "/between-us/hurts/"), open_hers),
        ("what helps now", page(his, f"/clients/hurts/{pair.grant}/"), open_his),
        ("the mirror, folded", page(hers, "/mirror/picture/"), open_moments),
        (
            "echoes, opened",
            page(hers, f"/between-us/hurts/{pair.hurt}/echoes/?look"),
            open_moments,
        ),
    )
    return [
        (name, _median(rounds, ask), _median(rounds, alone)) for name, ask, alone in wanted
    ]


def _live(sessions: int, moments: int, now: datetime) -> Pair:
    from dataclasses import replace

    from django.db import transaction
    from tests import lives, people

    from between.records import cards, grants, joined, joints, shelf
    from between.records.joined import Side
    from between.story.card import Card
    from between.story.episode import Answer
    from between.story.hurt import Heard, Hurt
    from between.story.meeting import By, Course, Meeting
    from between.story.sharing import Passage, Shared, What

    alice, bob = people.sign_up("client"), people.therapist("therapist")
    alice, bob, bond = people.join(alice, bob, now)
    sides = (
        (alice, joined.one(alice.keys, bond, Side.CLIENT), By.CLIENT),
        (bob, joined.one(bob.keys, bond, Side.THERAPIST), By.THERAPIST),
    )
    held: list[UUID] = []
    with transaction.atomic():
        lives.keep(alice.keys, moments)
        for week in range(sessions, 0, -1):
            start = now - timedelta(weeks=week)
            meeting = Meeting(start=start, course=Course.HELD)
            held.append(joints.put(alice.keys, bond, meeting, start.date()))
            said = [
                Card(
                    bond=bond,
                    meeting=held[-1],
                    by=by,
                    when=start,
                    understood=70 + week % 9,
                    matters=75,
                    way=78 - week % 5,
                )
                for _who, _with, by in sides
            ]
            # As they lie there once both are open; keeping one by one takes minutes.
            for (who, _with, _by), card in zip(sides, said, strict=True):
                shelf.put(who.keys, card, start.date())
                joints.put(who.keys, bond, replace(card), start.date())
        for n in range(HURTS):
            when = now - timedelta(weeks=3 * n, days=1)
            hurt = Hurt(
                when=when,
                bond=bond,
                words="You looked at the clock while I was speaking of my father.",
                feelings=("hurt",),
                happened=Answer(codes=("h1",)),
                needed=Answer(codes=("n7",)),
                did=Answer(codes=("d2",)),
                heard=Heard.YES if n else None,
            )
            last = shelf.put(alice.keys, hurt, when.date())
            shown = Shared(
                what=What.HURT,
                title="Something between us",
                passages=(Passage(heading="What happened", words=hurt.words),),
                when=when,
                source=last,
            )
            grant = grants.share(alice.keys, bond, shown, when.date())
    cards.settle(alice.keys, sides[0][1])
    return Pair(alice, bob, bond, held[-1], last, grant)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=300)
    parser.add_argument("--moments", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
