"""Likeness part by part, held against plain loops; and how often chance does as much."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from between.core import similarity
from between.core.estimate import Bools, Floats
from between.core.similarity import Part

SHARES = st.sampled_from([0.0, 0.5, 1.0])
HELD = arrays(np.float64, st.tuples(st.integers(1, 7), st.just(4)), elements=SHARES)
ONE_GROUP = np.zeros(40, dtype=np.int64)
QUERY = arrays(np.float64, 4, elements=SHARES)


def part(
    like: Floats, block: int, *, weight: float = 1.0, told: Bools | None = None
) -> Part:
    is_told = np.ones(len(like), dtype=bool) if told is None else told
    return Part(like=like, told=is_told, weight=weight, block=block)


@given(held=HELD, query=QUERY)
def test_shared_answers_weigh_by_how_rare_they_are(held: Floats, query: Floats) -> None:
    told = sum(any(row) for row in held.tolist())
    rare = [
        log((1 + told) / (1 + sum(row[k] > 0 for row in held.tolist()))) / log(1 + told)
        if told
        else 1.0
        for k in range(4)
    ]
    expected = []
    for row in held.tolist():
        both = sum(max(q, h) for q, h in zip(query, row, strict=True))
        shared = sum(r * min(q, h) for r, q, h in zip(rare, query, row, strict=True))
        expected.append(shared / both if both else 0.0)
    found = similarity.overlap(query, held, similarity.rarity(held))
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_an_answer_that_nobody_gave_says_most_and_one_that_all_gave_nothing() -> None:
    rare = similarity.rarity(np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]]))
    assert rare[0] == 0.0
    assert rare[2] == 1.0
    assert 0 < rare[1] < 1


@given(
    like=arrays(np.float64, (3, 6), elements=st.floats(0, 1)),
    told=arrays(np.bool_, (3, 6)),
)
def test_together_is_the_weighted_mean_and_what_is_untold_is_ordinary(
    like: Floats, told: Bools
) -> None:
    weights = (1.0, 1.0, 0.5)
    parts = [
        part(one, 0, weight=weight, told=held)
        for one, held, weight in zip(like, told, weights, strict=True)
    ]
    expected = []
    for n in range(6):
        total = 0.0
        for p, weight in enumerate(weights):
            there = [like[p, m] for m in range(6) if told[p, m]]
            ordinary = sum(there) / len(there) if there else 0.0
            total += weight * (like[p, n] if told[p, n] else ordinary)
        expected.append(total / sum(weights))
    np.testing.assert_allclose(similarity.together(parts), expected, atol=1e-12)


def test_a_story_that_tells_little_is_not_the_likest() -> None:
    wish, own = np.array([1.0, 1.0, 0.0, 0.2]), np.array([0.0, 0.9, 0.1, 0.2])
    told = np.array([False, True, True, True])
    found = similarity.together([part(wish, 0), part(own, 1, told=told)])
    assert found.argmax() == 1


def test_nearness_falls_with_the_distance() -> None:
    found = similarity.nearness(8.0, np.array([8.0, 6.0, 0.0]), widest=10)
    assert found.tolist() == pytest.approx([1.0, 0.8, 0.2])


def test_a_story_alike_in_every_part_is_rarely_chance() -> None:
    rng = np.random.default_rng(1)
    parts = [
        part(np.where(np.arange(40) == 7, 1.0, rng.random(40) / 2), n) for n in range(4)
    ]
    found = similarity.chances(parts, ONE_GROUP[:40], shuffles=399, rng=rng)
    assert found.each.argmin() == 7
    assert found.each[7] < 0.05
    assert (np.delete(found.each, 7) > 0.5).all()


def test_of_stories_dealt_out_by_chance_five_in_a_hundred_stand_out() -> None:
    rng, told = np.random.default_rng(2), 0
    for _ in range(300):
        parts = [
            part((rng.random(20) < 0.4).astype(float) * rng.random(20), n) for n in range(3)
        ]
        groups = rng.integers(3, size=20)
        told += similarity.chances(parts, groups, shuffles=99, rng=rng).anything <= 0.05
    assert told <= 27  # 15 expected; more than this comes by chance once in 500


def test_where_a_group_is_alike_as_a_whole_its_stories_do_not_stand_out() -> None:
    groups = np.repeat([0, 1], 15)
    parts = [part(np.where(groups == 1, 1.0, 0.1), n) for n in range(4)]
    rng = np.random.default_rng(3)
    assert (similarity.chances(parts, groups, shuffles=99, rng=rng).each == 1.0).all()


def test_one_block_alone_is_never_more_than_chance() -> None:
    parts = [part(np.array([1.0, 0.0, 0.0]), 0), part(np.array([1.0, 0.0, 0.0]), 0)]
    rng = np.random.default_rng(1)
    found = similarity.chances(parts, ONE_GROUP[:3], shuffles=99, rng=rng)
    assert (found.anything, found.each.tolist()) == (1.0, [1.0, 1.0, 1.0])


def test_the_same_dice_give_the_same_chances() -> None:
    drawn = np.random.default_rng(5).random((3, 30))
    parts = [part(one, n) for n, one in enumerate(drawn)]
    twice = [
        similarity.chances(parts, ONE_GROUP[:30], shuffles=99, rng=np.random.default_rng(1))
        for _ in range(2)
    ]
    assert twice[0].anything == twice[1].anything
    assert (twice[0].each == twice[1].each).all()


def test_misuse_says_what_to_do() -> None:
    rng = np.random.default_rng(1)
    with pytest.raises(ValueError, match="nothing to compare"):
        similarity.together([])
    with pytest.raises(ValueError, match="got 0"):
        similarity.chances([part(np.ones(2), 0)], ONE_GROUP[:2], shuffles=0, rng=rng)
