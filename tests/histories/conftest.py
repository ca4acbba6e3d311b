"""A database on disk for each history, and the count of what was done in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.histories.cast import Tally
from tests.on_disk import on_disk


@pytest.fixture
def tally(transactional_db: None, tmp_path: Path) -> Iterator[Tally]:
    with on_disk(tmp_path):
        yield Tally(tmp_path)
