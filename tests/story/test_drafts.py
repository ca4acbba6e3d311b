"""A draft knows the sheet it was typed on, and whether anything was typed."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from between.story.noticing import Draft

WHEN = datetime(2026, 5, 3, tzinfo=UTC)
LEAF = UUID(int=7)


def draft(**fields: list[str]) -> Draft:
    return Draft(place="/moments/new/", fields=fields, when=WHEN)


def test_it_knows_its_leaf() -> None:
    assert draft(leaf=[str(LEAF)]).leaf == LEAF


@pytest.mark.parametrize("leaf", [[], [""], ["x"], ["\0"], ["{}"]])
def test_a_leaf_that_is_none_is_none(leaf: list[str]) -> None:
    assert draft(leaf=leaf).leaf is None


def test_what_says_which_form_it_is_was_not_typed() -> None:
    paper = draft(leaf=["x"], place=["/moments/new/"], version=["2"], words=[" ", ""])
    assert paper.is_blank
    assert not draft(wish=["w6"]).is_blank
