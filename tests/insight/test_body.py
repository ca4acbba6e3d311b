"""One map says what returns, and not what could be chance; two maps say where they differ."""

import numpy as np
import pytest
from tests.insight.painted import ANGRY, SAD, often, painting, told

from between.insight import body, body_beside
from between.insight import body_cells as cells
from between.insight.body_contexts import ALL, Told
from between.insight.body_picture import BodyPicture, Said
from between.insight.body_picture import Told as Verdict
from between.insight.body_worlds import World, paintings
from between.story.body import Sign
from between.story.places import PLACES, places_of


def look(of: Told) -> BodyPicture:
    return body.look(of, ALL, rng=np.random.default_rng(1))


def standing(picture: BodyPicture) -> list[str]:
    return [one.place.id for one in picture.standing()]


def test_no_painting_is_a_picture_of_nothing() -> None:
    picture = look(told())
    assert (picture.n, picture.said, picture.paintings) == (0, Said.NONE, ())
    assert len(picture.places) == len(PLACES)
    assert np.nanmax(picture.grids.more) == 0
    assert picture.places[0].share_more.value == pytest.approx(0.25)


def test_one_painting_shows_that_time() -> None:
    picture = look(told(painting(0, "chest", less=["left-foot"])))
    chest = next(one for one in picture.places if one.place.id == "chest")
    assert picture.said is Said.ONE
    assert (chest.more, chest.less) == (1, 0)
    assert np.nanmax(picture.grids.more) == np.nanmax(picture.grids.less) == 1
    assert np.isnan(picture.grids.more[0, 0, 0])


@pytest.mark.parametrize("n", [2, 5])
def test_below_six_nothing_stands_out(n: int) -> None:
    picture = look(told(*often(n, "chest")))
    assert picture.said is Said.FEW
    assert standing(picture) == []
    assert not picture.grids.stands_more.any()


def test_from_six_what_is_in_all_of_them_stands_out() -> None:
    picture = look(told(*often(6, "chest")))
    assert picture.said is Said.MORE
    assert standing(picture) == ["chest"]
    assert picture.grids.stands_more[0].any()
    assert not picture.grids.stands_less.any()


def test_less_and_more_stand_out_side_by_side() -> None:
    both = [painting(day, "throat", less=["left-leg"]) for day in range(9)]
    picture = look(told(*both))
    assert picture.said is Said.BOTH
    assert "left-leg" in [one.place.id for one in picture.standing(less=True)]
    only = [painting(day, less=["left-leg"]) for day in range(9)]
    assert look(told(*only)).said is Said.LESS


def test_another_place_each_time_is_nowhere_in_particular() -> None:
    elsewhere = [painting(n, place.id) for n, place in enumerate(PLACES)]
    assert look(told(*elsewhere)).said is Said.NOWHERE


def test_what_is_marked_in_few_of_many_is_not_named_however_sure_it_is() -> None:
    rarely = [
        painting(day, "chest" if day % 4 == 0 else PLACES[day % 27].id) for day in range(80)
    ]
    assert standing(look(told(*rarely))) == []


def test_the_same_paintings_give_the_same_picture() -> None:
    one, again = (look(told(*often(14, "belly"))) for _ in range(2))
    np.testing.assert_array_equal(one.grids.stands_more, again.grids.stands_more)
    assert one.places == again.places


def test_many_maps_of_a_kind_have_to_be_surer() -> None:
    sad = often(6, "chest", feeling="sad")
    alone = body.look(told(*sad), SAD, rng=np.random.default_rng(1))
    angry = often(6, "throat", feeling="angry")
    both = body.look(told(*sad, *angry), SAD, rng=np.random.default_rng(1))
    assert (alone.said, both.said) == (Said.MORE, Said.NOWHERE)


def test_maps_that_could_never_be_so_rare_cost_the_others_nothing() -> None:
    sad, few = often(8, "chest", feeling="sad"), often(6, "throat", feeling="angry")
    both = body.look(told(*sad, *few), SAD, rng=np.random.default_rng(1))
    assert both.said is Said.MORE


def test_two_maps_differ_where_each_has_more() -> None:
    sad = often(7, "throat", feeling="sad")
    angry = often(7, "belly", feeling="angry")
    seen = body_beside.beside(told(*sad, *angry), SAD, ANGRY, rng=np.random.default_rng(1))
    assert seen.told is Verdict.DIFFER
    assert [one.id for one in seen.first] == ["throat"]
    assert [one.id for one in seen.second] == ["belly"]
    assert np.nanmax(seen.grids.more) == 1
    assert seen.grids.stands_less.any()


def test_what_is_always_so_is_no_difference() -> None:
    sad, angry = (often(8, "chest", feeling=one) for one in ("sad", "angry"))
    seen = body_beside.beside(told(*sad, *angry), SAD, ANGRY, rng=np.random.default_rng(1))
    assert seen.told is Verdict.CANNOT_TELL
    assert (seen.first, seen.second) == ((), ())


def test_four_on_a_side_are_too_few_to_lay_side_by_side() -> None:
    sad, angry = often(4, "throat", feeling="sad"), often(9, "belly", feeling="angry")
    seen = body_beside.beside(told(*sad, *angry), SAD, ANGRY, rng=np.random.default_rng(1))
    assert (seen.first_n, seen.second_n, seen.told) == (4, 9, Verdict.TOO_FEW)
    assert not seen.grids.stands_more.any()


def test_places_are_marked_much_as_the_strokes_say() -> None:
    worlds = (World(name="", spots=3), World(name="", listed=True))
    rng, agree, asked = np.random.default_rng(1), 0, 0
    for world in worlds:
        made = paintings(world, 60, rng=rng)
        marks = dict(zip(Sign, cells.marked(cells.maps(made)), strict=True))
        for row, one in enumerate(made):
            said = {
                (each.place.id, sign)
                for each in places_of(one.strokes)
                for sign in each.signs
            }
            found = {
                (place.id, sign)
                for n, place in enumerate(PLACES)
                for sign in Sign
                if marks[sign][row, n]
            }
            agree, asked = agree + len(said & found), asked + len(said | found)
    assert agree / asked > 0.85
