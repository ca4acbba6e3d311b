"""The sentence on a map, for each thing that a map can say."""

from dataclasses import replace

import numpy as np
import pytest

from between.core.estimate import Estimate
from between.insight.body_picture import (
    BeforeAndAfter,
    BodyPicture,
    Contrast,
    Grids,
    PlaceAfter,
    PlaceSaid,
    Said,
    Told,
)
from between.story.places import BY_ID
from between.web.body import map_sentences

NONE = np.zeros((2, 66, 22), dtype=bool)
GRIDS = Grids(more=NONE * 0.0, less=NONE * 0.0, stands_more=NONE, stands_less=NONE)
SHARE = Estimate(value=0.5, low=0.2, high=0.8, n=9)
CHANCE = "With 6 pictures we can say what is more than chance."


def place(id_: str, more: int = 0, less: int = 0, *, stands: str = "") -> PlaceSaid:
    return PlaceSaid(
        place=BY_ID[id_],
        more=more,
        less=less,
        share_more=SHARE,
        share_less=SHARE,
        stands_more=stands == "more",
        stands_less=stands == "less",
        rare=bool(stands),
    )


def picture(said: Said, n: int, *places: PlaceSaid) -> BodyPicture:
    return BodyPicture(n=n, said=said, places=places, grids=GRIDS, paintings=())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (picture(Said.FEW, 3, place("eyes")), CHANCE),
        (
            picture(Said.FEW, 3, place("eyes", 2), place("chest", 1)),
            f"In 2 of 3 pictures the eyes were marked more. {CHANCE}",
        ),
        (
            picture(Said.FEW, 4, place("chest", 1), place("belly", 0, 3)),
            f"In 3 of 4 pictures the lower belly was marked less. {CHANCE}",
        ),
        (
            picture(Said.MORE, 9, place("throat", 7, stands="more"), place("chest", 1)),
            "Mostly the throat: marked more in 7 of 9.",
        ),
        (
            picture(
                Said.MORE,
                9,
                place("throat", 6, stands="more"),
                place("chest", 8, stands="more"),
                place("left-hand", 3),
                place("right-hand", 2),
            ),
            (
                "Mostly the chest and throat: marked more in 6 to 8 of 9. "
                "Both hands could be chance."
            ),
        ),
        (
            picture(Said.LESS, 9, place("seat", 0, 6, stands="less")),
            (
                "The seat tends to be less: in 6 of 9. "
                "Less can mean quiet, heavy, cut off or simply not noticed."
            ),
        ),
        (
            picture(
                Said.BOTH,
                9,
                place("chest", 9, stands="more"),
                place("left-leg", 0, 8, stands="less"),
                place("right-leg", 0, 8, stands="less"),
            ),
            (
                "Mostly the chest: marked more in 9 of 9. Both legs tend to be less: in 8 of 9. "
                "Less can mean quiet, heavy, cut off or simply not noticed."
            ),
        ),
    ],
)
def test_each_map_has_its_sentence(found: BodyPicture, said: str) -> None:
    assert map_sentences.top(found) == said


def test_what_is_more_than_chance_in_fewer_than_half_is_not_called_chance() -> None:
    rare = replace(place("belly", 4), rare=True)
    found = picture(Said.MORE, 9, place("throat", 7, stands="more"), rare)
    assert map_sentences.top(found) == "Mostly the throat: marked more in 7 of 9."


def test_at_most_three_places_are_named_those_marked_most_often() -> None:
    ids = ("head", "eyes", "jaw", "throat", "chest")
    places = [place(id_, 5 + n, stands="more") for n, id_ in enumerate(ids)]
    said = map_sentences.top(picture(Said.MORE, 12, *places))
    assert (
        said == "Mostly the chest, throat and mouth and jaw: marked more in 7 to 9 of 12."
    )


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
    assert map_sentences.beside(found, "Ana", "hurt") == said


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
        (_after(Told.CANNOT_TELL), "About the same. The same is fine."),
        (
            _after(Told.DIFFER, _place_after("chest", 0, 7, stands=True)),
            "About the same. The same is fine.",
        ),
        (
            _after(Told.DIFFER, _place_after("chest", 7, 0, stands=True)),
            "Afterwards the chest was marked less strongly, in 7 of 8 times.",
        ),
    ],
)
def test_before_and_afterwards(found: BeforeAndAfter, said: str) -> None:
    assert map_sentences.afterwards(found) == said
