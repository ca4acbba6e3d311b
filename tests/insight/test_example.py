"""What the docs say about the example is what the example says."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "van-gogh"


@pytest.mark.slow  # ten mirrors in a process of its own
def test_the_table_of_the_letters_is_the_one_in_the_docs() -> None:
    printed = subprocess.run(
        [sys.executable, str(EXAMPLE / "everybody.py")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert printed in (ROOT / "docs" / "methods" / "mirror.md").read_text()


def test_the_example_holds_what_its_readme_says() -> None:
    with (EXAMPLE / "episodes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    people = Counter(row["with"] for row in rows)
    assert (len(rows), len(people), people["Dr Peyron"]) == (149, 16, 23)
    assert sum(1 for n in people.values() if n >= 8) == 10
