"""The sentence on a map, for each thing that a map can say."""

from dataclasses import replace

import numpy as np
import pytest

from between.core.estimate import Estimate
from between.insight.body_picture import (
    BodyPicture,
    Grids,
    PlaceSaid,
    Said,
)
from between.story.places import BY_ID
from between.web.body import map_sentences

NONE = np.zeros((2, 66, 22), dtype=bool)
GRIDS = Grids(more=NONE * 0.0, less=NONE * 0.0, stands_more=NONE, stands_less=NONE)
SHARE = Estimate(value=0.5, low=0.2, high=0.8, n=9)
CHANCE = "From 6 pictures on we can say what is more than chance, where it is clear enough."


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


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (
            (place("chest", 4), place("eyes", 3)),
            (
                "It is in a different place each time, as far as can be seen. "
                "For many people it is so."
            ),
        ),
        (
            (place("chest", 12), place("eyes", 3)),
            "In 12 of 12 pictures the chest was marked more. It could be chance.",
        ),
        (
            (place("chest", 0, 5), place("eyes", 1)),
            "In 5 of 12 pictures the chest was marked less. It could be chance.",
        ),
        (
            (place("chest", 6), replace(place("eyes", 5), rare=True)),
            (
                "In 5 of 12 pictures the eyes were marked more. "
                "That is more than chance, and fewer than half."
            ),
        ),
    ],
    ids=["scattered", "always", "often less", "rare"],
)
def test_where_nothing_stands_out_what_is_marked_again_is_not_hidden(
    places: tuple[PlaceSaid, ...], said: str
) -> None:
    assert map_sentences.top(picture(Said.NOWHERE, 12, *places)) == said


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
