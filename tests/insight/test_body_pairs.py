"""What was weaker after a sensation was followed, and whether two maps lie in the same places."""

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest
from tests.insight.painted import ANGRY, SAD, often, painting, told

from between.core.estimate import Estimate, Silence
from between.insight.body_contexts import Told
from between.insight.body_likeness import alike
from between.insight.body_pairs import before_and_after
from between.insight.body_picture import BeforeAndAfter, Lie, Likeness
from between.insight.body_picture import Told as Verdict
from between.story.body import Painting, Stage


def _pair(n: int, before: Painting, after: Painting) -> list[Painting]:
    following = UUID(int=100 + n)
    return [
        replace(before, following=following, stage=Stage.BEFORE),
        replace(after, following=following, stage=Stage.AFTER),
    ]


def _found(*pairs: list[Painting]) -> BeforeAndAfter:
    return before_and_after(told(*(one for pair in pairs for one in pair)))


def test_what_is_gone_afterwards_is_weaker() -> None:
    found = _found(*(_pair(n, painting(n, "chest"), painting(n)) for n in range(6)))
    chest = next(one for one in found.places if one.place.id == "chest")
    assert (found.n, found.told) == (6, Verdict.DIFFER)
    assert (chest.weaker, chest.stronger, chest.same, chest.stands) == (6, 0, 0, True)
    assert np.nanmax(found.before.more) == 1
    assert np.nanmax(found.after.more) == 0


def test_five_of_six_could_be_chance() -> None:
    pairs = [_pair(n, painting(n, "chest"), painting(n)) for n in range(5)]
    found = _found(*pairs, _pair(5, painting(5), painting(5, "chest")))
    assert found.told is Verdict.CANNOT_TELL
    assert not any(one.stands for one in found.places)


def test_the_same_is_the_same() -> None:
    found = _found(
        *(_pair(n, painting(n, "chest"), painting(n, "chest")) for n in range(8))
    )
    assert found.told is Verdict.CANNOT_TELL
    assert {(one.weaker, one.stronger, one.same) for one in found.places} == {(0, 0, 8)}


def test_five_pairs_are_too_few_and_none_are_none() -> None:
    found = _found(*(_pair(n, painting(n, "chest"), painting(n)) for n in range(5)))
    assert found.told is Verdict.TOO_FEW
    assert (found.places[0].weaker, found.places[0].stands) == (5, False)
    assert _found().n == 0


def test_what_moves_elsewhere_is_weaker_here_and_stronger_there() -> None:
    found = _found(
        *(_pair(n, painting(n, "throat"), painting(n, "left-foot")) for n in range(8))
    )
    by_id = {one.place.id: one for one in found.places if one.stands}
    assert by_id["throat"].weaker == by_id["left-foot"].stronger == 8


def _alike(of: Told) -> Likeness:
    return alike(of, SAD, ANGRY, rng=np.random.default_rng(1))


def test_two_maps_in_the_same_places_are_alike() -> None:
    found = _alike(
        told(
            *(
                painting(n, "chest", feeling=one)
                for n in range(8)
                for one in ("sad", "angry")
            )
        )
    )
    assert found.said is Lie.SAME
    assert isinstance(found.alike, Estimate)
    assert found.first_stability == pytest.approx(1)


def test_two_maps_in_different_places_are_not() -> None:
    found = _alike(
        told(*often(8, "throat", feeling="sad"), *often(8, "belly", feeling="angry"))
    )
    assert found.said is Lie.DIFFERENT
    assert found.p is not None
    assert found.p <= 0.05


def test_maps_that_wander_cannot_be_told() -> None:
    places = ("head", "belly", "left-leg", "neck", "seat", "left-hand", "chest", "jaw")
    made = [
        painting(n, one, feeling=("sad", "angry")[n // 8])
        for n, one in enumerate(places * 2)
    ]
    assert _alike(told(*made)).said is Lie.CANNOT_TELL


def test_four_pictures_are_too_few_and_it_says_how_many_are_needed() -> None:
    found = _alike(
        told(*often(4, "throat", feeling="sad"), *often(8, "belly", feeling="angry"))
    )
    assert found.said is Lie.TOO_FEW
    assert isinstance(found.alike, Silence)
    assert found.alike.sentence == "There are 4 pictures on one side; 5 are needed."
