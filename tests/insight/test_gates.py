"""Below the gates nothing is said, and every silence carries its numbers."""

from dataclasses import replace

import numpy as np
import pytest
from tests.insight.told import ANA, BOB, JO, MUM, PEOPLE, habit, moment, numbered, row, seen

from between.core.estimate import Estimate, Reason, Silence
from between.insight import gates
from between.insight.reflection import Case, Tag
from between.story.episode import Component


@pytest.mark.parametrize(
    ("table", "reason", "have"),
    [
        ([[4], [2], [1]], Reason.TOO_FEW_MOMENTS, 7),
        ([[4], [12], [0]], Reason.TOO_FEW_PEOPLE, 2),
        ([[0], [12], [5], [1]], Reason.NO_THERAPIST, 0),
        ([[3], [12], [5]], Reason.TOO_FEW_WITH_THERAPIST, 3),
        ([[4], [6], [5]], Reason.TOO_FEW_WITH_OTHERS, 11),
    ],
)
def test_a_gate_says_what_is_missing(
    table: list[list[int]], reason: Reason, have: int
) -> None:
    silence = gates.beside(np.array(table))
    assert silence is not None
    assert (silence.reason, silence.have) == (reason, have)
    assert silence.need > have
    assert silence.sentence.endswith(".")


def test_exactly_enough_is_enough() -> None:
    assert gates.beside(np.array([[4], [6], [6]])) is None
    assert gates.returns(np.array([[6], [1], [1]])) is None


@pytest.mark.parametrize(
    ("with_therapist", "with_others", "case", "moments", "people"),
    [
        (0, 0, Case.NO_MOMENTS, 0, 0),
        (1, 6, Case.TOO_FEW, 7, 4),
        (20, 1, Case.TOO_FEW, 21, 2),
        (0, 30, Case.NO_THERAPIST, 30, 3),
        (3, 30, Case.TOO_FEW_WITH_THERAPIST, 3, 1),
        (9, 11, Case.TOO_FEW_WITH_OTHERS, 11, 3),
    ],
)
def test_the_sentence_on_top_names_the_first_gate(
    with_therapist: int, with_others: int, case: Case, moments: int, people: int
) -> None:
    head = seen(habit(with_therapist, with_others)).headline
    assert (head.case, head.moments, head.people) == (case, moments, people)
    assert head.codes == ()


def test_untold_moments_do_not_open_a_gate() -> None:
    moments = habit(3, 30)
    untold = {key: moment(BOB) for key in numbered(*[moment(BOB)] * 9)}
    more = {
        **{type(key)(int=key.int + 5000): one for key, one in untold.items()},
        **moments,
    }
    head = seen(more).headline
    assert (head.case, head.moments, head.told) == (Case.TOO_FEW_WITH_THERAPIST, 12, 3)


def test_a_therapist_who_is_not_safe_is_a_case_of_its_own() -> None:
    cast = PEOPLE | {BOB: replace(PEOPLE[BOB], safe=False)}
    picture = seen(habit(9, 30), cast)
    assert picture.headline.case is Case.THERAPIST_NOT_SAFE
    assert picture.therapist is None
    assert isinstance(row(picture, "o5").others, Estimate)


def test_each_component_has_its_own_gate() -> None:
    told = [moment(BOB, "w1", day=day) for day in range(5)]
    told += [moment(one, "w1", "o5", day=day) for one in (ANA, MUM, JO) for day in range(5)]
    picture = seen(numbered(*told))
    assert row(picture, "w1").tag is Tag.IN_BOTH
    other, own = row(picture, "o5"), row(picture, "s2")
    assert isinstance(other.therapist, Silence)
    assert other.therapist.reason is Reason.NO_THERAPIST
    assert isinstance(other.others, Estimate)
    assert isinstance(other.in_both, Silence)
    assert isinstance(own.others, Silence)
    assert own.others.reason is Reason.TOO_FEW_MOMENTS
    assert {other.tag, own.tag} == {Tag.TOO_EARLY}
    assert isinstance(picture.shapes[Component.WISH].overlap, Estimate)
    assert isinstance(picture.shapes[Component.OTHER].overlap, Silence)
    assert isinstance(picture.shapes[Component.OTHER].flexibility, Estimate)


@pytest.mark.parametrize(
    ("own", "case", "codes"),
    [("s2", Case.ELSEWHERE, ("s2",)), ("s5", Case.WITH_THERAPIST, ("s5",))],
)
def test_what_is_settled_on_one_side_is_said_where_nothing_is_in_both(
    own: str, case: Case, codes: tuple[str, ...]
) -> None:
    spread = [f"s{place}" for place in range(1, 9) if f"s{place}" not in {"s2", "s5"}]
    told = [
        moment(one, own=own if (one == BOB) is (own == "s5") else spread[day % 6], day=day)
        for one, times in ((BOB, 18), (ANA, 18), (MUM, 18), (JO, 18))
        for day in range(times)
    ]
    head = seen(numbered(*told)).headline
    assert (head.case, head.codes) == (case, codes)


def test_a_rate_of_the_others_needs_four_of_their_moments() -> None:
    assert gates.others(np.array([[20], [3], [1]])) is None
    few = gates.others(np.array([[20], [2], [1]]))
    assert few is not None
    assert (few.reason, few.have, few.need) == (Reason.TOO_FEW_WITH_OTHERS, 3, 4)


def test_nothing_settled_is_a_case_too() -> None:
    codes = ["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8"]
    told = [
        moment((BOB, ANA, MUM, JO)[day % 4], codes[day // 4 % 8], day=day)
        for day in range(40)
    ]
    picture = seen(numbered(*told))
    assert picture.headline.case is Case.NOTHING_SETTLED


def test_what_is_not_built_says_so() -> None:
    picture = seen(habit(8, 24))
    silences = (picture.change, picture.chosen, picture.mirror)
    assert {one.reason for one in silences} == {Reason.NOT_BUILT}


@pytest.mark.parametrize(
    ("table", "reason", "have"),
    [
        ([[4], [2], [1]], Reason.TOO_FEW_MOMENTS, 7),
        ([[4], [4], [4]], Reason.TOO_FEW_MOMENTS, 4),
        ([[9], [2], [1]], Reason.TOO_FEW_WITH_OTHERS, 3),
        ([[7], [6], [3]], Reason.TOO_FEW_WITH_OTHERS, 10),
    ],
)
def test_nobody_is_laid_beside_the_others_with_too_few(
    table: list[list[int]], reason: Reason, have: int
) -> None:
    silence = gates.apart(np.array(table))
    assert silence is not None
    assert (silence.reason, silence.have) == (reason, have)
    assert gates.asked(np.array(table)).size == 0


def test_who_has_five_is_asked_about_and_who_has_four_is_not() -> None:
    assert gates.asked(np.array([[4], [5], [8]])).tolist() == [1]
    assert gates.apart(np.array([[4], [5], [8]])) is None


@pytest.mark.parametrize(
    ("tables", "reason", "have"),
    [
        ([[[7]]], Reason.TOO_FEW_MOMENTS, 7),
        ([[[5]], [[6]]], Reason.TOO_FEW_PEOPLE, 2),
        ([[[4, 0, 2]], [[0, 3, 1]], [[0, 0, 1]]], Reason.TOO_FEW_MOMENTS, 4),
    ],
)
def test_no_link_is_sought_where_too_little_came_together(
    tables: list[list[list[int]]], reason: Reason, have: int
) -> None:
    silence = gates.linked(np.array(tables))
    assert silence is not None
    assert (silence.reason, silence.have) == (reason, have)
    assert gates.linked(np.array([[[5]], [[2]], [[1]]])) is None
