"""Every shuffle is counted: by hand, against an enumeration, and in how often it errs."""

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
from scipy.stats import hypergeom

from between.core.permutation import beside, within

REFERENCE = json.loads(
    (Path(__file__).parents[1] / "reference" / "permutation.json").read_text()
)


def test_three_of_three_by_hand() -> None:
    more, less = beside(np.array([[3, 0], [0, 3]]))
    # 20 ways to choose which three of six moments are the first person's
    np.testing.assert_allclose(more.p, [[1 / 20, 1], [1, 1 / 20]])
    np.testing.assert_allclose(less.p, [[1, 1 / 20], [1 / 20, 1]])
    np.testing.assert_allclose(more.least, np.full((2, 2), 1 / 20))


def test_two_relations_by_hand() -> None:
    # in each, one of six ways puts both own answers behind the same answer of theirs
    one = [[2, 0], [0, 2]]
    np.testing.assert_allclose(within(np.array([one, one])).p, [[1 / 36, 1], [1, 1 / 36]])


def test_a_difference_between_relations_makes_no_link() -> None:
    # with one person always this and that, with the other always something else
    tables = np.zeros((2, 2, 2), dtype=np.int64)
    tables[0, 0, 0] = tables[1, 1, 1] = 20
    np.testing.assert_array_equal(within(tables).p, 1)
    assert within(tables.sum(axis=0, keepdims=True)).p[0, 0] < 1e-10


def test_the_shares_are_those_of_an_enumeration() -> None:
    more, less = beside(np.array(REFERENCE["table"]))
    np.testing.assert_allclose(more.p, REFERENCE["beside"]["more"], rtol=1e-12)
    np.testing.assert_allclose(less.p, REFERENCE["beside"]["less"], rtol=1e-12)
    tables = np.zeros((2, 3, 3), dtype=np.int64)
    for relation, moments in enumerate(REFERENCE["moments"]):
        for other, own in moments:
            tables[relation, other, own] += 1
    np.testing.assert_allclose(within(tables).p, REFERENCE["within"], rtol=1e-12)


def test_large_tables_have_the_tails_of_scipy() -> None:
    table = np.random.default_rng(1).multinomial(10_000, np.full(24, 1 / 24)).reshape(3, 8)
    more, less = beside(table)
    for r, k in np.ndindex(table.shape):
        margins = (table.sum(), table[:, k].sum(), table[r].sum())
        assert more.p[r, k] == pytest.approx(hypergeom.sf(table[r, k] - 1, *margins))
        assert less.p[r, k] == pytest.approx(hypergeom.cdf(table[r, k], *margins))


def test_drawn_shuffles_come_near() -> None:
    rng = np.random.default_rng(2)
    tables = rng.multinomial(60, np.full(27, 1 / 27)).reshape(3, 3, 3)
    found, seen, times = within(tables).p, tables.sum(axis=0), 2_000
    cells = [np.repeat(np.arange(9), table.ravel()) for table in tables]
    at_least = np.zeros((3, 3))
    for _ in range(times):
        drawn = [cell // 3 * 3 + rng.permutation(cell % 3) for cell in cells]
        at_least += np.bincount(np.concatenate(drawn), minlength=9).reshape(3, 3) >= seen
    np.testing.assert_allclose(
        (at_least + 1) / (times + 1), found, atol=4 * 0.5 / times**0.5
    )


def test_neither_the_order_of_people_nor_of_answers_matters() -> None:
    rng = np.random.default_rng(3)
    table = rng.multinomial(80, np.full(32, 1 / 32)).reshape(4, 8)
    tables = rng.multinomial(80, np.full(256, 1 / 256)).reshape(4, 8, 8)
    order = Random(1).sample(range(4), 4)
    np.testing.assert_array_equal(beside(table[order])[0].p, beside(table)[0].p[order])
    np.testing.assert_allclose(within(tables[order]).p, within(tables).p, rtol=1e-12)
    turned = within(tables.transpose(0, 2, 1)).p
    np.testing.assert_allclose(turned, within(tables).p.T, rtol=1e-12)


def test_what_is_empty_or_too_rare_stays_at_one() -> None:
    table = np.array([[5, 0, 2], [0, 0, 0], [4, 0, 1]])
    for tails in beside(table):
        assert (tails.p[1] == 1).all()
        assert (tails.p[:, 1] == 1).all()
        assert (tails.least <= tails.p).all()
    assert (beside(np.zeros((0, 8), dtype=np.int64))[0].p).shape == (0, 8)
    tables = np.zeros((1, 2, 2), dtype=np.int64)
    tables[0] = [[4, 0], [0, 9]]
    found = within(tables, at_least=5)
    assert (found.p[0, 0], found.least[0, 0]) == (1, 1)
    assert found.p[1, 1] == found.least[1, 1] < 0.01


def test_under_chance_alone_a_share_is_as_rare_as_it_says() -> None:
    rng = np.random.default_rng(4)
    low = np.zeros(2)
    for _ in range(1_000):
        table = rng.multinomial(60, np.full(4 * 3, 1 / 12)).reshape(4, 3)
        pairs = rng.multinomial(60, np.full(4 * 9, 1 / 36)).reshape(4, 3, 3)
        low += [beside(table)[0].p[0, 0] <= 0.1, within(pairs).p[0, 0] <= 0.1]
    assert (low <= 100 + 3 * 90**0.5).all()
    assert (low > 30).all()
