"""The mirror as a file: rows where they belong, hostile names as words, the same bytes again."""

from dataclasses import replace
from uuid import UUID
from xml.etree import ElementTree

import pytest

from between.drawing.forest import forest, number
from between.insight import dice, mirror
from between.insight.reflection import MirrorPicture
from between.story.people import Person, Role
from tests import lives
from tests.drawing.pictures import NONE, about, of, picture, row

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"></text><script>alert(1)</script>'


def read(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)


def words(drawn: str) -> list[str]:
    return [one.text or "" for one in read(drawn).iter(f"{SVG}text")]


def bars(drawn: str, style: str) -> list[tuple[float, float]]:
    """Where the bars of a side begin and how long they are, in units of the row's drawing."""
    found = [one for one in read(drawn).iter(f"{SVG}rect") if one.get("class") == style]
    return [(float(one.get("x", "")), float(one.get("width", ""))) for one in found]


def test_a_hostile_name_stays_a_name() -> None:
    therapist = UUID(int=1)
    people = {**lives.PEOPLE, therapist: Person(name=HOSTILE, role=Role.THERAPIST)}
    drawn = forest(mirror.look(lives.moments(30), people, rng=dice.of(1)), title=HOSTILE)
    assert not list(read(drawn).iter(f"{SVG}script"))
    assert words(drawn)[0] == HOSTILE
    assert any(one.startswith(f"With {HOSTILE}, ") for one in words(drawn))


def test_the_same_picture_is_the_same_file() -> None:
    again = mirror.look(lives.moments(30), lives.PEOPLE, rng=dice.of(1))
    assert forest(again).encode() == forest(picture()).encode()


def test_a_silence_draws_an_empty_track_and_a_dash() -> None:
    drawn = forest(of(row("w6", others=about(0.5))))
    assert bars(drawn, "bar--therapist") == []
    assert bars(drawn, "bar--others") == [(103.0, 48.5)]
    assert len(bars(drawn, "track")) == 2
    assert words(drawn).count("–") == 1


def test_the_ends_of_an_interval_in_pixels() -> None:
    # Others begin at 103 and have 97 units for 100 in 100; therapists end at 97 and go left.
    # 0.4 to 0.6: 103 + 38.8 = 141.8 and 103 + 58.2 = 161.2; 97 - 38.8 = 58.2 and 38.8.
    drawn = forest(of(row("w6", therapist=about(0.5), others=about(0.5))))
    lines = [
        one.get("d")
        for one in read(drawn).iter(f"{SVG}path")
        if one.get("class") == "interval"
    ]
    assert lines == [
        "M58.20 12H38.80M58.20 7V17M38.80 7V17",
        "M141.80 12H161.20M141.80 7V17M161.20 7V17",
    ]


def test_rows_stand_below_their_titles_and_the_paper_ends_below_them() -> None:
    # The head has 84, each of three titles 44, each of two rows 52, the lower margin 24.
    drawn = forest(of(row("w6"), row("o5")))
    assert read(drawn).get("viewBox") == f"0 0 640 {84 + 3 * 44 + 2 * 52 + 24}"
    places = [one.get("transform") for one in read(drawn).iter(f"{SVG}g")]
    assert places[1:] == ["translate(24 128)", "translate(24 224)"]


def test_how_many_in_100() -> None:
    assert [number(about(share)) for share in (0.2, 0.734, 0.5)] == ["20", "73", "50"]
    assert number(NONE) == "–"


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (replace(picture(), therapist=None), "With nobody in that place, 0 moments"),
        (picture(), "With Dr Lee, 8 moments"),
    ],
    ids=["nobody", "somebody"],
)
def test_the_head_says_with_whom_and_how_many(seen: MirrorPicture, said: str) -> None:
    assert said in words(forest(seen))
