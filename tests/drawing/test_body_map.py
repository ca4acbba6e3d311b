"""A map of the body draws what is often marked, and no colour stands alone."""

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from between.core.strokes import COLUMNS, ROWS, body
from between.drawing.body_map import Layers, body_map, body_map_sheet
from between.story.body import Figure

NAMES = ("Front", "Back")
SVG = "{http://www.w3.org/2000/svg}"


def _layers(**marked: tuple[int, int, int]) -> Layers:
    """Return maps in which a square of cells around a place holds .8, or stands out."""
    shape = (2, ROWS, COLUMNS)
    outside = np.broadcast_to(~body(), shape)
    drawn = {
        "more": np.where(outside, np.nan, 0.0),
        "less": np.where(outside, np.nan, 0.0),
        "stands_more": np.zeros(shape, dtype=bool),
        "stands_less": np.zeros(shape, dtype=bool),
    }
    for name, (view, row, column) in marked.items():
        there = np.s_[view, row - 2 : row + 3, column - 2 : column + 3]
        drawn[name][there] = True if name.startswith("stands") else 0.8
    return Layers(**drawn)


def _classes(drawn: str) -> list[str]:
    found = ET.fromstring(drawn).iter()
    return [one.get("class", "") for one in found if one.tag.endswith("path")]


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("more", ["more"] * 4),
        ("less", ["less", "", "less", "", "less", "", "less", ""]),
        ("stands_more", ["edge-more"]),
        ("stands_less", ["edge-less"]),
    ],
)
def test_each_sign_is_drawn_in_its_own_way(name: str, drawn: list[str]) -> None:
    found = _classes(
        body_map(_layers(**{name: (0, 15, 10)}), figure=Figure.NEUTRAL, key="a")
    )
    outline, hatch, *rest = found
    assert (outline, hatch) == ("", "hatch")
    assert [one for one in rest if one != "inside"] == drawn


def test_nothing_marked_is_two_outlines() -> None:
    found = _classes(body_map(_layers(), figure=Figure.ROUND, key="a"))
    assert sorted(found) == ["", "hatch", "inside", "inside"]


def test_front_and_back_are_drawn_on_their_own_side() -> None:
    drawn = body_map(_layers(more=(1, 15, 10)), figure=Figure.NEUTRAL, key="a")
    front, back = ET.fromstring(drawn).findall("g")
    assert not [one for one in front.iter("path") if one.get("class") == "more"]
    assert [one for one in back.iter("path") if one.get("class") == "more"]
    assert back.get("transform") == "translate(195 0)"


def test_two_maps_on_one_page_do_not_share_a_name() -> None:
    ids = []
    for key in ("a", "b"):
        drawn = body_map(_layers(less=(0, 15, 10)), figure=Figure.NEUTRAL, key=key)
        own = [one.get("id") for one in ET.fromstring(drawn).iter() if one.get("id")]
        assert all(f"#{id_}" in drawn for id_ in own)
        ids += own
    assert len(ids) == len(set(ids)) == 6


def test_the_sheet_stands_alone_and_names_both_sides() -> None:
    drawn = ET.fromstring(
        body_map_sheet(_layers(more=(0, 15, 10)), figure=Figure.NEUTRAL, names=NAMES)
    )
    assert [one.text for one in drawn.iter(f"{SVG}text")] == list(NAMES)
    assert drawn.find(f"{SVG}style") is not None


def test_paint_goes_on_under_the_edge_of_the_body_and_not_far_beyond() -> None:
    whole = _layers()
    more = np.where(np.isnan(whole.more), np.nan, 1.0)
    every = Layers(
        more=more,
        less=whole.less,
        stands_more=whole.stands_more,
        stands_less=whole.stands_less,
    )
    drawn = body_map(every, figure=Figure.NEUTRAL, key="a")
    found = ET.fromstring(drawn).iter("path")
    first = next(one for one in found if one.get("class") == "more")
    numbers = [float(one) for one in re.findall(r"-?[0-9.]+", first.get("d", ""))]
    assert min(numbers[1::2]) < 0 < max(numbers[1::2]) < 522 + 16
