"""Why something is an echo, in sentences."""

import pytest

from between.insight.why import Why
from between.web.hurts.echo_sayings import why


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (
            ("chest more", "throat more"),
            "In the body both times: more in the chest and throat.",
        ),
        (
            ("left-hand less", "right-hand less"),
            "In the body both times: less in both hands.",
        ),
        (
            ("chest more", "left-foot less"),
            "In the body both times: more in the chest, less in the left foot.",
        ),
    ],
)
def test_where_it_was_in_the_body_both_times_is_said(
    marks: tuple[str, ...], said: str
) -> None:
    assert why(Why(body=marks)) == [said]


def test_what_is_not_shared_is_not_said() -> None:
    assert why(Why()) == []
