"""24 answers, eight to a question, each with all its forms and none with a forbidden word."""

import re

from between.story.episode import Component
from between.story.feelings import FAMILIES, FAR_AWAY, FEELINGS
from between.story.people import initials
from between.story.vocabulary import CHIPS, CODES, COMPONENT_OF, QUESTIONS, WHICH_ONE

FORBIDDEN = re.compile(
    r"\b(episode|rupture|transference|data|score|noise|symptom|patient|compliance|panic|trigger|"
    r"significant|baseline|detected)\b|!",
    re.IGNORECASE,
)


def test_each_question_has_eight_answers_in_a_fixed_order() -> None:
    order = {
        question.component: [chip.code for chip in question.chips] for question in QUESTIONS
    }
    assert order[Component.WISH] == ["w6", "w5", "w1", "w4", "w7", "w8", "w2", "w3"]
    assert order[Component.OTHER] == ["o5", "o8", "o6", "o7", "o2", "o3", "o4", "o1"]
    assert order[Component.SELF] == ["s2", "s7", "s8", "s6", "s4", "s5", "s3", "s1"]


def test_codes_know_their_question() -> None:
    assert all(code in CODES[component] for code, component in COMPONENT_OF.items())
    assert len(COMPONENT_OF) == 24


def test_every_answer_has_all_its_forms() -> None:
    for chip in CHIPS.values():
        forms = (
            chip.chip,
            chip.means,
            chip.example,
            chip.another,
            chip.row,
            chip.when,
            chip.thing,
        )
        assert all(forms)
        assert chip.when.startswith("when ")
        assert chip.done.startswith(("you ", "they "))


def test_deciding_questions_name_answers_that_exist() -> None:
    assert all(code in CHIPS for codes, _ in WHICH_ONE for code in codes)
    assert len(WHICH_ONE) == 10


def test_feelings_are_told_apart_and_the_far_away_ones_are_among_them() -> None:
    assert len(FEELINGS) == sum(len(family.feelings) for family in FAMILIES) == 64
    assert set(FEELINGS) >= FAR_AWAY


def test_no_word_that_hurts_stands_in_the_vocabulary() -> None:
    said = [
        word
        for chip in CHIPS.values()
        for word in (chip.chip, chip.means, chip.example, chip.another, chip.row)
    ]
    said += [feeling.line for feeling in FEELINGS.values()]
    assert not [line for line in said if FORBIDDEN.search(line)]


def test_first_letters_are_all_that_a_locked_page_shows_of_a_name() -> None:
    assert initials("Ana Maria Lopez") == "AM"
    assert initials("mum") == "M"
    assert initials("") == ""
