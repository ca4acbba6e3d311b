"""The maps of a group: who counts where, what stands out, and that it is what scipy says."""

from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from tests import paintings

from between.core import density
from between.core.density import Trail
from between.core.mask import mask
from between.exchange import body
from between.insight import atlas
from between.insight.atlas import Atlas, Painted
from between.insight.plain_atlas import to_json


def trail(*points: tuple[float, float]) -> Trail:
    return density.of_lines([np.array([point]) for point in points], [])


def painted(person: str, condition: str, *points: tuple[float, float]) -> Painted:
    return Painted(person=person, condition=condition, trail=trail(*points))


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """24 people with nothing in "0", more chest and less leg in "1"."""
    folder = paintings.group(tmp_path_factory.mktemp("group"), 24)
    read = body.read([folder])
    return atlas.gather(read.painted, read.conditions, mask())


def test_a_planted_effect_is_found_where_it_is_and_nowhere_else(group: Atlas) -> None:
    nothing, planted = group.conditions
    assert not (nothing.more(nothing.threshold) | nothing.less(nothing.threshold)).any()
    y, x = np.nonzero(mask())
    for passes, (at_x, at_y) in (
        (planted.more(planted.threshold), paintings.CHEST),
        (planted.less(planted.threshold), paintings.LEGS),
    ):
        away = np.hypot(x - at_x, y - at_y)
        assert passes[away < 15].all()
        assert (passes & (away > 45)).sum() <= 0.05 * passes.sum()


def test_t_and_what_passes_are_scipys_over_all_conditions(
    group: Atlas, tmp_path: Path
) -> None:
    read = body.read([paintings.group(tmp_path / "again", 24)])
    t, p = [], []
    for name in read.conditions:
        maps = [
            density.painted(o.trail)[mask()] for o in read.painted if o.condition == name
        ]
        with np.errstate(all="ignore"):
            found = stats.ttest_1samp(np.array(maps), 0)
        t.append(found.statistic)
        p.append(found.pvalue)
    known = np.isfinite(t)
    passes = np.zeros(known.shape, np.bool_)
    passes[known] = stats.false_discovery_control(np.array(p)[known]) <= 0.05
    for one, theirs, those, at in zip(group.conditions, t, passes, known, strict=True):
        np.testing.assert_array_equal(one.field.known, at)
        np.testing.assert_allclose(one.field.t[at], theirs[at], rtol=1e-12)
        ours = one.more(one.threshold) | one.less(one.threshold)
        np.testing.assert_array_equal(ours, those)


def test_who_has_no_painting_of_a_condition_is_left_out_of_it() -> None:
    those = [painted("a", "x", (85, 120)), painted("b", "x", (85, 125)), painted("a", "y")]
    found = atlas.gather(those, ["x", "y", "z"], mask())
    assert found.people == 2
    assert [one.field.people for one in found.conditions] == [2, 1, 0]
    assert [one.share > 0 for one in found.conditions] == [True, False, False]


def test_several_paintings_of_one_person_count_once_with_their_mean() -> None:
    twice = [painted("a", "x", (85, 120)), painted("a", "x", (60, 300))]
    other = [painted("b", "x", (85, 120))]
    found = atlas.gather([*twice, *other], ["x"], mask()).conditions[0]
    assert found.field.people == 2
    halved = density.painted(trail((85, 120), (60, 300)))[mask()] / 2
    whole = density.painted(trail((85, 120)))[mask()]
    np.testing.assert_allclose(found.field.mean, (halved + whole) / 2, atol=1e-15)


def test_the_share_that_was_painted_is_of_the_body() -> None:
    found = atlas.gather([painted("a", "x", (85, 150))], ["x"], mask()).conditions[0]
    assert found.share == pytest.approx(15 * 15 / 50_364)


def test_the_order_of_the_conditions_changes_no_number(
    group: Atlas, tmp_path: Path
) -> None:
    read = body.read([paintings.group(tmp_path / "again", 24)])
    other = atlas.gather(read.painted[::-1], read.conditions[::-1], mask())
    assert other.limit.p == group.limit.p
    assert other.conditions[0].threshold == group.conditions[1].threshold


def test_another_mask_has_its_own_pixels(group: Atlas, tmp_path: Path) -> None:
    head = mask() & (np.arange(522)[:, None] < 90)
    read = body.read([paintings.group(tmp_path / "again", 24)])
    found = atlas.gather(read.painted, read.conditions, head)
    assert found.limit.of < group.limit.of
    assert not np.isfinite(found.whole(found.conditions[1].field.t)[~head]).any()


def test_plain_values_say_why_there_is_no_threshold(group: Atlas) -> None:
    lonely = to_json(atlas.gather([painted("a", "x", (85, 120))], ["x"], mask()))
    assert lonely["p_threshold"] == {
        "silence": "One person alone has no ups and downs to compare with.",
        "reason": "too few people",
    }
    alike = [painted("a", "x", (85, 120)), painted("b", "x", (90, 300))]
    quiet = to_json(atlas.gather(alike, ["x"], mask()))
    assert isinstance(quiet["p_threshold"], dict)
    assert quiet["p_threshold"]["reason"] == "nothing passes"
    assert to_json(group)["p_threshold"] == group.limit.p
