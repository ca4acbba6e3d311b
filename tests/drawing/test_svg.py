"""Elements as text: whatever people type stays words, and the same value the same text."""

from xml.etree import ElementTree

import pytest

from between.drawing.svg import element, text

HOSTILE = (
    '"><script>alert(1)</script>',
    "' onload='alert(1)",
    "</text></svg><svg onload=alert(1)>",
    "]]>&lt;&amp;",
    "<!-- & -->",
    "both ' and \"",
    "“Ana” & Söhne 💔",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    root = ElementTree.fromstring(element("g", text(words)))
    assert [one.tag for one in root.iter()] == ["g", "text"]
    assert root[0].text == words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_in_their_attribute(words: str) -> None:
    root = ElementTree.fromstring(element("g", title=words))
    assert root.attrib == {"title": words}


def test_names_of_attributes_lose_their_last_line_and_turn_the_others() -> None:
    drawn = element("path", class_="line", stroke_width=2, aria_hidden="true")
    assert drawn == '<path class="line" stroke-width="2" aria-hidden="true"/>'


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1.0, "1"),
        (0.5, "0.5"),
        (1 / 3, "0.33"),
        (48.499999, "48.5"),
        (100.0, "100"),
        (7, "7"),
    ],
)
def test_numbers_have_two_digits_at_the_most(number: float, written: str) -> None:
    assert element("rect", x=number) == f'<rect x="{written}"/>'


def test_an_element_holds_its_parts_in_order() -> None:
    assert element("g", element("a"), text("b")) == "<g><a/><text>b</text></g>"
