"""The sentence on two maps side by side, and on before and after, for each thing it can be."""

import numpy as np
import pytest

from between.insight.body_picture import (
    BeforeAndAfter,
    Contrast,
    Grids,
    PlaceAfter,
    Told,
)
from between.story.places import BY_ID
from between.web.body import beside_sentences

NONE = np.zeros((2, 66, 22), dtype=bool)
GRIDS = Grids(more=NONE * 0.0, less=NONE * 0.0, stands_more=NONE, stands_less=NONE)


@pytest.mark.parametrize(
    ("told", "first", "second", "said"),
    [
        (Told.TOO_FEW, (), (), "Too few pictures to lay Ana and hurt side by side."),
        (
            Told.CANNOT_TELL,
            (),
            (),
            "With Ana and with hurt it looks a little different. It could be chance.",
        ),
        (
            Told.DIFFER,
            ("throat",),
            (),
            "With Ana more in the throat than with hurt. Elsewhere we cannot tell.",
        ),
        (Told.DIFFER, (), (), "Elsewhere we cannot tell."),
    ],
)
def test_two_side_by_side(
    told: Told, first: tuple[str, ...], second: tuple[str, ...], said: str
) -> None:
    found = Contrast(
        first_n=8,
        second_n=8,
        told=told,
        first=tuple(BY_ID[one] for one in first),
        second=tuple(BY_ID[one] for one in second),
        grids=GRIDS,
    )
    assert beside_sentences.beside(found, "Ana", "hurt") == said


def _after(told: Told, *places: PlaceAfter) -> BeforeAndAfter:
    return BeforeAndAfter(n=8, told=told, places=places, before=GRIDS, after=GRIDS)


def _place_after(id_: str, weaker: int, stronger: int, *, stands: bool) -> PlaceAfter:
    return PlaceAfter(
        place=BY_ID[id_], weaker=weaker, stronger=stronger, same=0, stands=stands
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (_after(Told.TOO_FEW), "Too few times to say how it is afterwards."),
        (
            _after(Told.CANNOT_TELL, _place_after("chest", 5, 1, stands=False)),
            "About the same, as far as can be told. The same is fine.",
        ),
        (
            _after(Told.DIFFER, _place_after("chest", 0, 7, stands=True)),
            (
                "Afterwards the chest was marked more strongly, in 7 of 8 times. "
                "That can come from noticing more. You can stop at any time."
            ),
        ),
        (
            _after(
                Told.DIFFER,
                _place_after("eyes", 8, 0, stands=True),
                _place_after("chest", 0, 7, stands=True),
            ),
            (
                "Afterwards the eyes were marked less strongly, in 8 of 8 times. "
                "Afterwards the chest was marked more strongly, in 7 of 8 times. "
                "That can come from noticing more. You can stop at any time."
            ),
        ),
        (
            _after(Told.DIFFER, _place_after("chest", 7, 0, stands=True)),
            "Afterwards the chest was marked less strongly, in 7 of 8 times.",
        ),
    ],
)
def test_before_and_afterwards(found: BeforeAndAfter, said: str) -> None:
    assert beside_sentences.afterwards(found) == said
