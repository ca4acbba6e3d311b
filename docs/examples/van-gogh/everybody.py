"""Put everybody with at least 8 episodes in the therapist's place; print what is settled.

python docs/examples/van-gogh/everybody.py
"""

from collections import Counter
from pathlib import Path

import numpy as np

from between.core.estimate import Estimate, Silence
from between.exchange import tables
from between.insight.mirror import look
from between.insight.reflection import Row

FILE = Path(__file__).parent / "episodes.csv"
LEAST = 8


def main() -> None:
    table = tables.read(FILE)
    episodes = Counter(one.person for one in table.episodes.values())
    print(
        "| in the therapist's place | settled | with them | with the others | as counted |"
    )
    print("|---|---|---|---|---|")
    for person, n in episodes.most_common():
        if person is not None and n >= LEAST:
            rng = np.random.default_rng(1)
            picture = look(table.episodes, table.people, rng=rng, therapist=person)
            name = f"{table.people[person].name} ({n})"
            for row in picture.settled:
                said = f"{row.code} {row.label}: *{row.tag.value}*"
                rates = (
                    f"{of_100(row.therapist)} | {of_100(row.others)} | {counted(row, n)}"
                )
                print(f"| {name} | {said} | {rates} |")
            if not picture.settled:
                print(f"| {name} | nothing | | | |")


def of_100(rate: Estimate | Silence) -> str:
    if isinstance(rate, Silence):
        return rate.reason
    return f"{100 * rate.value:.0f} ({100 * rate.low:.0f} to {100 * rate.high:.0f})"


def counted(row: Row, n: int) -> str:
    return f"{len(row.moments_with_therapist)} of {n}; {len(row.moments_with_others)} of {149 - n}"


if __name__ == "__main__":
    main()
