"""The maps of a group in one picture: a figure for each condition, regions, words."""

from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from between.core.discovery import Limit
from between.core.field import Field
from between.core.mask import mask
from between.drawing.atlas import atlas, said
from between.insight.atlas import Atlas, ConditionMap


def condition(name: str, more: float = 0, less: float = 0) -> ConditionMap:
    """A condition in which the upper body has t `more` and the lower one t -`less`."""
    y, _x = np.nonzero(mask())
    t = np.where(y < 260, float(more), -float(less))
    field = Field(people=12, mean=t, t=t, known=t != 0)
    return ConditionMap(name=name, field=field, share=0.1, threshold=3.0, published=None)


def made(*conditions: ConditionMap, pixels: int = 9) -> Atlas:
    limit = Limit(pixels=pixels, of=1000, p=0.001, t=(3.0,) * len(conditions))
    return Atlas(
        people=12,
        inside=mask(),
        rate=0.05,
        conditions=conditions,
        limit=limit,
        published=limit,
    )


def paths(drawn: str, class_: str) -> int:
    return drawn.count(f'<path class="{class_}"')


def test_each_condition_has_a_figure_with_its_name_and_how_many() -> None:
    drawn = atlas(made(condition("Fear"), condition("<Anger> & Co")))
    ElementTree.fromstring(drawn)
    assert drawn.count('href="#body"') == 4
    assert "&lt;Anger&gt; &amp; Co" in drawn
    assert drawn.count(">n 12<") == 2
    assert drawn.count(">nothing<") == 2


def test_more_and_less_are_drawn_differently_and_counted() -> None:
    drawn = atlas(made(condition("Fear", more=3.5, less=3.2)))
    assert (paths(drawn, "more"), paths(drawn, "less")) == (1, 1)
    more, less = mask()[:260].sum(), mask()[260:].sum()
    assert f"+{more:,} \N{MINUS SIGN}{less:,}" in drawn
    assert "url(#hatch)" in drawn
    assert 'id="hatch"' in drawn


def test_where_it_is_half_as_strong_again_a_second_edge_is_drawn() -> None:
    assert paths(atlas(made(condition("Fear", more=4.6))), "more") == 2


def test_what_does_not_reach_the_threshold_is_not_drawn() -> None:
    assert paths(atlas(made(condition("Fear", more=2.9))), "more") == 0
    nothing = replace(condition("Fear", more=9), threshold=None)
    assert paths(atlas(made(nothing)), "more") == 0


@pytest.mark.parametrize(
    ("count", "size"), [(1, (676, 474)), (7, (924, 474)), (8, (924, 820))]
)
def test_seven_stand_in_a_row(count: int, size: tuple[int, int]) -> None:
    root = ElementTree.fromstring(atlas(made(*map(condition, "abcdefgh"[:count]))))
    assert (int(root.get("width", "")), int(root.get("height", ""))) == size


def test_without_a_title_it_stands_below_words_of_its_own() -> None:
    drawn = atlas(made(condition("Fear")), title="")
    assert "Where it is felt" not in drawn
    assert "stand out" not in drawn


def test_the_sentence_says_how_much_of_it_may_be_false() -> None:
    assert said(made(condition("Fear"))) == (
        "12 people. 9 of 1,000 pixels stand out; at most 5% of them are expected to be false."
    )
    alone = replace(made(condition("Fear"), pixels=0), people=1)
    assert said(alone) == "1 person. Nothing stands out from chance in any condition."
