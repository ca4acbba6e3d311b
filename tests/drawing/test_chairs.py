"""Two marks on one line."""

from xml.etree import ElementTree

from between.drawing.chairs import two_marks


def places(drawn: str) -> dict[str, float]:
    """Return where the middle of each mark lies."""
    found = {}
    for one in ElementTree.fromstring(drawn).iter():
        if one.tag == "circle":
            found["client"] = float(one.get("cx", ""))
        if one.tag == "rect":
            found["therapist"] = float(one.get("x", "")) + float(one.get("width", "")) / 2
    return found


def test_the_ends_of_the_scale_are_the_ends_of_the_line() -> None:
    assert places(two_marks(0, 100)) == {"client": 14, "therapist": 306}


def test_two_equal_marks_lie_one_in_the_other() -> None:
    assert places(two_marks(50, 50)) == {"client": 160, "therapist": 160}


def test_who_left_it_out_has_no_mark() -> None:
    assert places(two_marks(None, 40)).keys() == {"therapist"}
    assert places(two_marks(40, None)).keys() == {"client"}
