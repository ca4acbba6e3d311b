"""A made-up life: ordinary, varied, the same for the same seed."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from between.story.episode import Component, Reality, Valence
from between.story.example import life
from between.story.feelings import FAMILIES
from between.story.people import Role
from between.story.vocabulary import CHIPS

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LIFE = life.live(NOW, Random(14))
FEELINGS = {feeling.word for family in FAMILIES for feeling in family.feelings}
NEVER = re.compile(
    r"\b(episode|rupture|transference|data|score|noise|symptom|patient|compliance|panic|"
    r"trigger|significant|baseline|detected)|!",
    re.IGNORECASE,
)


def test_the_same_seed_gives_the_same_life() -> None:
    assert life.live(NOW, Random(14)) == LIFE
    assert life.live(NOW, Random(15)) != LIFE


def test_it_lasts_about_14_months_and_ends_before_now() -> None:
    first, last = LIFE.moments[0].when, LIFE.moments[-1].when
    assert timedelta(days=400) < NOW - first < timedelta(days=450)
    assert timedelta() < NOW - last < timedelta(days=14)
    assert len(LIFE.moments) == 78


def test_the_people_of_a_life_are_in_it() -> None:
    roles = {person.role for person in LIFE.people.values()}
    assert roles >= {
        Role.MOTHER,
        Role.FATHER,
        Role.PARTNER,
        Role.FRIEND,
        Role.BOSS,
        Role.SIBLING,
        Role.THERAPIST,
    }
    assert {moment.person for moment in LIFE.moments} == set(LIFE.people)


def test_every_answer_and_feeling_is_one_of_the_vocabulary() -> None:
    for moment in LIFE.moments:
        for component in Component:
            for code in moment.answer(component).codes:
                assert code in CHIPS
                assert code[0] == {"wish": "w", "other": "o", "self": "s"}[component]
        assert set(moment.feelings) <= FEELINGS


def test_the_words_are_varied_and_none_is_one_we_never_use() -> None:
    words = [moment.words for moment in LIFE.moments if moment.words]
    assert len(set(words)) == len(words)
    spoken = [*words, *(one.words for one in LIFE.noticings)]
    spoken += [person.name for person in LIFE.people.values()]
    assert [text for text in spoken if NEVER.search(text)] == []


def test_good_and_hard_untold_and_dreamed_are_all_there() -> None:
    valences = Counter(moment.valence for moment in LIFE.moments)
    assert valences[Valence.GOOD] >= 20
    assert valences[Valence.HURT] >= 30
    assert sum(not moment.is_told for moment in LIFE.moments) == 3
    assert {moment.reality for moment in LIFE.moments} == set(Reality)


def test_the_hour_with_the_therapist_is_on_thursdays() -> None:
    (therapist,) = [i for i, p in LIFE.people.items() if p.role is Role.THERAPIST]
    days = {moment.when.weekday() for moment in LIFE.moments if moment.person == therapist}
    assert days == {life.THURSDAY}


@pytest.mark.parametrize("day", range(7))
def test_nothing_lies_in_the_future_whatever_day_it_is(day: int) -> None:
    now = NOW + timedelta(days=day)
    assert all(moment.when < now for moment in life.live(now, Random(1)).moments)


def test_the_words_are_translated_on_the_way() -> None:
    said = life.live(NOW, Random(14), say=str.upper)
    assert all(moment.words == moment.words.upper() for moment in said.moments)
    assert all(person.name.isupper() for person in said.people.values())
