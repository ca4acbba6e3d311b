"""Strokes lie within their view; places are found from strokes, and strokes made of places."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from between.story.body import HEIGHT, WIDTH, Painting, Sign, Stroke, View
from between.story.places import BY_ID, PLACES, Place, dab, places_of, reached, where

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def _stroke(*points: int, view: View = View.FRONT, sign: Sign = Sign.MORE) -> Stroke:
    return Stroke(view=view, sign=sign, radius=10, points=points)


@pytest.mark.parametrize(
    ("points", "radius", "said"),
    [
        ((), 10, "has points"),
        ((10, 10), 10, "has points"),
        ((10, 10, 50, 10), 10, "has points"),
        ((-1, 10, 50), 10, "within its view"),
        ((WIDTH * 10 + 1, 10, 50), 10, "within its view"),
        ((10, HEIGHT * 10 + 1, 50), 10, "within its view"),
        ((10, 10, 101), 10, "within its view"),
        ((10, 10, 50), 0, "radius"),
        ((10, 10, 50), 61, "radius"),
    ],
)
def test_what_is_no_stroke_is_refused(
    points: tuple[int, ...], radius: int, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Stroke(view=View.FRONT, sign=Sign.MORE, radius=radius, points=points)


def test_a_stroke_gives_its_points_in_units() -> None:
    (first, second) = _stroke(10, 25, 50, 1710, 5220, 100).path()
    assert (first.x, first.y, first.pressure) == (1.0, 2.5, 50)
    assert (second.x, second.y, second.pressure) == (WIDTH, HEIGHT, 100)


def test_even_pressure_paints_as_wide_as_the_brush_and_more_paints_wider() -> None:
    stroke = _stroke(10, 10, 50)
    assert stroke.half_width(50) == pytest.approx(10)
    assert stroke.half_width(0) == pytest.approx(6)
    assert stroke.half_width(100) == pytest.approx(14)


@pytest.mark.parametrize("strength", [-1, 11])
def test_a_strength_lies_between_0_and_10(strength: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 10"):
        Painting(when=NOW, strength=strength)


def test_a_painting_is_alone_unless_it_belongs_to_something() -> None:
    assert Painting(when=NOW).is_alone
    assert not Painting(when=NOW, feeling="hurt").is_alone
    assert not Painting(when=NOW, episode=uuid4()).is_alone


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_a_place_chosen_by_name_is_the_place_that_its_stroke_marks(place: Place) -> None:
    assert reached(dab(place, Sign.LESS)) == (place,)


def test_left_is_on_the_left_of_both_views() -> None:
    for place in PLACES:
        if "left" in place.id:
            assert max(x for x, _y in place.line) < WIDTH / 2
            other = BY_ID[place.id.replace("left", "right")]
            assert {(WIDTH - x, y) for x, y in place.line} == set(other.line)


def test_the_same_point_is_another_place_on_the_back() -> None:
    front, back = where(View.FRONT, 85.5, 125), where(View.BACK, 85.5, 125)
    assert front == BY_ID["chest"]
    assert back == BY_ID["upper-back"]


def test_far_outside_is_no_place() -> None:
    assert where(View.FRONT, 5, 5) is None
    assert reached(_stroke(50, 50, 50, 60, 60, 50)) == ()


def test_a_stroke_over_two_places_marks_both_and_grazing_a_third_does_not() -> None:
    found = reached(_stroke(855, 1240, 50, 855, 2100, 50))
    assert [place.id for place in found] == ["chest", "stomach", "belly"]
    found = reached(_stroke(855, 1240, 50, 855, 1640, 50))
    assert [place.id for place in found] == ["chest", "stomach"]
    found = reached(_stroke(855, 1240, 50, 855, 1540, 50))
    assert [place.id for place in found] == ["chest"]


def test_both_signs_may_lie_at_one_place() -> None:
    chest, throat = BY_ID["chest"], BY_ID["throat"]
    marked = places_of(
        [dab(chest, Sign.MORE), dab(chest, Sign.LESS), dab(throat, Sign.LESS)]
    )
    assert [(one.place.id, one.signs) for one in marked] == [
        ("throat", frozenset({Sign.LESS})),
        ("chest", frozenset({Sign.MORE, Sign.LESS})),
    ]
