"""Twin bars: the therapist to the left, others to the right, intervals as lines with caps."""

import re
from xml.etree import ElementTree

from between.core.estimate import Estimate, Reason, Silence
from between.drawing.bars import twin_bars
from between.drawing.forest import forest
from between.insight import dice, mirror
from tests import lives

HALF = Estimate(value=0.5, low=0.25, high=1.0, n=10)
NONE = Silence(reason=Reason.NO_THERAPIST, sentence="There is none.")


def _rects(drawn: str, style: str) -> list[tuple[float, float]]:
    found = [
        one for one in ElementTree.fromstring(drawn).iter() if one.get("class") == style
    ]
    return [(float(one.get("x", "")), float(one.get("width", ""))) for one in found]


def test_a_half_fills_half_of_each_track() -> None:
    drawn = twin_bars(HALF, HALF)
    assert _rects(drawn, "bar--therapist") == [(48.5, 48.5)]
    assert _rects(drawn, "bar--others") == [(103.0, 48.5)]


def test_the_interval_reaches_from_its_low_end_to_its_high_end_on_both_sides() -> None:
    paths = re.findall(r'class="interval" d="M([\d.]+) 12H([\d.]+)', twin_bars(HALF, HALF))
    assert paths == [("72.75", "0.00"), ("127.25", "200.00")]


def test_a_silence_leaves_its_track_empty() -> None:
    drawn = twin_bars(NONE, HALF)
    assert _rects(drawn, "bar--therapist") == []
    assert len(_rects(drawn, "track")) == 2


def test_the_picture_for_a_file_is_whole_svg_and_escapes_names() -> None:
    people = dict(lives.PEOPLE)
    first = next(iter(people))
    people[first] = type(people[first])(name="<Lee> & Co", role=people[first].role)
    drawn = forest(mirror.look(lives.moments(60), people, rng=dice.of(1)))
    root = ElementTree.fromstring(drawn)
    words = [one.text for one in root.iter() if one.tag.endswith("text")]
    assert root.tag.endswith("svg")
    assert any("<Lee> & Co" in (word or "") for word in words)
    assert "What I want" in words
