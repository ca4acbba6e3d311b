"""The course as a file: marks where the ratings lie, gaps where there is none, words below."""

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest

from between.drawing.ratings import HEAD, HEIGHT, WIDTH, ratings
from between.insight import repair
from between.insight.repair import Scale
from between.story.rating import CameBack, Rated, Tension

SVG = "{http://www.w3.org/2000/svg}"
HURT: dict[int, dict[str, Any]] = {
    5: {"client": 38.0, "tension": Tension.SOME, "came_back": CameBack.YES},
    9: {"client": None},
}


def read(sessions: int, title: str = "Between us") -> ElementTree.Element:
    usual: dict[str, Any] = {"client": 80.0, "therapist": 75.0}
    rated = [
        Rated(
            session=n,
            when=date(2026, 1, 1) + timedelta(weeks=n),
            **{**usual, **HURT.get(n, {})},
        )
        for n in range(1, sessions + 1)
    ]
    return ElementTree.fromstring(ratings(repair.course(rated, Scale()), title))


def of(drawn: ElementTree.Element, kind: str, style: str) -> list[ElementTree.Element]:
    return [one for one in drawn.iter(f"{SVG}{kind}") if one.get("class") == style]


def words(drawn: ElementTree.Element) -> str:
    return " / ".join(one.text or "" for one in drawn.iter(f"{SVG}text"))


def test_each_rating_has_its_mark_at_its_height() -> None:
    drawn = read(12)
    client, therapist = of(drawn, "circle", "client"), of(drawn, "rect", "therapist")
    assert (len(client), len(therapist)) == (11, 12)
    heights = [float(one.get("cy", "")) for one in client]
    assert heights[0] == HEAD + HEIGHT * 0.2
    assert heights[4] == pytest.approx(HEAD + HEIGHT * 0.62)
    across = [float(one.get("cx", "")) for one in client]
    assert across == sorted(across)
    assert 0 < across[0] < across[-1] < WIDTH


def test_a_session_without_a_rating_breaks_the_line() -> None:
    (path,) = of(read(12), "path", "client")
    assert path.get("d", "").count("M") == 2
    (path,) = of(read(12), "path", "therapist")
    assert path.get("d", "").count("M") == 1


def test_a_hurt_is_a_ring_and_the_way_back_an_arc() -> None:
    drawn = read(12)
    (ring,), (back,) = of(drawn, "circle", "ring"), of(drawn, "path", "back")
    start = f"M{float(ring.get('cx', '')):.1f} "
    assert back.get("d", "").startswith(start)
    assert "Session 5: it was said, and the rating fell; repaired in session 7." in words(
        drawn
    )
    assert of(read(4), "circle", "ring") == []


@pytest.mark.parametrize("sessions", [0, 1, 200])
def test_any_number_of_sessions_is_a_picture(sessions: int) -> None:
    drawn = read(sessions)
    assert len(of(drawn, "rect", "therapist")) == sessions
    assert ("There are no sessions yet." in words(drawn)) == (sessions == 0)


def test_a_hostile_title_stays_a_title() -> None:
    hostile = '"></text><script>alert(1)</script>'
    drawn = read(3, title=hostile)
    assert hostile in words(drawn)
    assert not list(drawn.iter(f"{SVG}script"))
