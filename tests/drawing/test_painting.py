"""A painting is drawn within its outline, solid where there is more and hatched where less."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from between.drawing.figure import outline
from between.drawing.painting import painted, picture
from between.story.body import Figure, Painting, Sign, Stroke, View
from between.story.places import BY_ID, PLACES, dab

WHEN = datetime(2026, 5, 4, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"
LINE = Stroke(
    view=View.FRONT,
    sign=Sign.MORE,
    radius=10,
    points=(100, 100, 50, 200, 100, 50, 300, 100, 100),
)
BOTH = Painting(when=WHEN, strokes=(LINE, dab(BY_ID["seat"], Sign.LESS)))


def test_more_is_solid_and_less_is_hatched_on_its_side() -> None:
    drawn = picture(BOTH, "Front", "Back")
    groups = [
        (one.get("class"), one.get("stroke"))
        for one in ElementTree.fromstring(drawn).iter(f"{SVG}g")
        if "painted__" in (one.get("class") or "")
    ]
    assert groups == [
        ("painted__more", None),
        ("painted__less", "url(#shared-back-hatch)"),
    ]
    assert 'id="shared-back-hatch"' in drawn
    assert "Front" in drawn
    assert "Back" in drawn


def test_a_piece_is_as_wide_as_both_its_ends_were_pressed() -> None:
    widths = re.findall(r'stroke-width="([0-9.]+)"', painted(BOTH, "p"))
    assert widths[:2] == ["20", "24"]


def test_pieces_of_the_same_width_are_one_path() -> None:
    even = replace(LINE, points=(100, 100, 50, 200, 100, 50, 300, 100, 50))
    drawn = painted(replace(BOTH, strokes=(even,)), "p")
    assert 'd="M10 10L20 10L30 10"' in drawn


def test_a_tap_is_a_dot() -> None:
    tap = replace(LINE, points=(100, 100, 50))
    assert 'd="M10 10L10 10"' in painted(replace(BOTH, strokes=(tap,)), "p")


@pytest.mark.parametrize("figure", Figure)
def test_paint_is_held_within_the_figure(figure: Figure) -> None:
    drawn = painted(replace(BOTH, figure=figure), "p")
    assert drawn.count("<clipPath") == 2
    assert drawn.count(outline(figure, View.FRONT)) >= 3


def test_a_way_lies_over_its_place() -> None:
    ways = [(one, f"#place-{one.id}") for one in PLACES]
    drawn = ElementTree.fromstring(painted(BOTH, "p", ways))
    found = [one.get("href", "") for one in drawn.iter("a")]
    assert sorted(found) == sorted(to for _place, to in ways)


def test_what_is_called_by_another_name_shares_no_part() -> None:
    ids = [set(re.findall(r'id="([^"]+)"', painted(BOTH, name))) for name in "ab"]
    assert ids[0]
    assert not ids[0] & ids[1]
