"""A first sentence in three sizes: whole, whatever was left out, and never more than was said."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from between.story.episode import Answer
from between.story.feelings import FEELINGS
from between.story.hurt import Hurt, Size
from between.story.hurt_words import DID, HAPPENED, NEEDED
from between.web.hurts import phrases, sentences

NOW = datetime(2026, 5, 3, 21, tzinfo=UTC)
ANY: dict[str, list[Any]] = {
    "happened": [Answer(), *(Answer(codes=(one.code,)) for one in HAPPENED)],
    "words": [
        "",
        "you looked at the clock",
        "You moved it. Twice!",
        "Why?",
        "When you left,",
        "A year of this",
    ],
    "feelings": [(), ("don't know",), ("ashamed",), ("furious", "afraid", "hot")],
    "needed": [
        Answer(),
        Answer(unknown=True),
        Answer(own="To be asked."),
        Answer(codes=("n7",)),
    ],
    "did": [
        Answer(),
        Answer(own="I nodded."),
        Answer(codes=("d2", "d6")),
        Answer(codes=("d9",)),
    ],
}


def hurt(**said: object) -> Hurt:
    return Hurt(when=NOW, **said)  # type: ignore[arg-type]


def whole(**said: object) -> str:
    return sentences.built(hurt(**said))[Size.WHOLE]


def assert_is_a_sentence(text: str) -> None:
    assert text == text.strip()
    assert text[0] == text[0].upper(), text
    assert text[-1] in ".?!…", text
    assert not re.search(r"\s\s|\s[,.]|,[,.]|\.\.|,$|%|\bNone\b|\(\)", text), text


def test_every_way_of_leaving_things_out_gives_whole_sentences() -> None:
    tried = 0
    for said in product(*ANY.values()):
        for text in sentences.built(hurt(**dict(zip(ANY, said, strict=True)))).values():
            assert_is_a_sentence(text)
            tried += 1
    assert tried == 3 * 9 * 6 * 4 * 4 * 4


def test_with_nothing_said_there_is_still_something_to_say() -> None:
    assert sentences.built(hurt()) == {
        Size.WHOLE: "Something between us stays with me.",
        Size.SMALL: "Something between us is still with me. I would like to begin there.",
        Size.HARDLY: "There is something.",
    }


@pytest.mark.parametrize("chip", HAPPENED, ids=lambda one: one.code)
@pytest.mark.parametrize(
    "did", [None, *DID], ids=lambda one: one.code if one else "nothing"
)
def test_each_chip_stands_well_beside_each_other(chip: object, did: object) -> None:
    codes = (did.code,) if did else ()  # type: ignore[attr-defined]
    said = hurt(happened=Answer(codes=(chip.code,)), did=Answer(codes=codes))  # type: ignore[attr-defined]
    for text in sentences.built(said).values():
        assert_is_a_sentence(text)


@pytest.mark.parametrize("chip", NEEDED, ids=lambda one: one.code)
def test_each_need_is_said_whole(chip: object) -> None:
    text = whole(needed=Answer(codes=(chip.code,)))  # type: ignore[attr-defined]
    assert text == f"What I needed was {chip.done}."  # type: ignore[attr-defined]


EXAMPLES = {
    "the clock": (
        {
            "words": "I was talking about my father and you looked at the clock.",
            "feelings": ("ashamed",),
            "needed": Answer(codes=("n7",)),
            "did": Answer(codes=("d2",), own='said "anyway, it\'s fine"'),
        },
        (
            "When I was talking about my father and you looked at the clock, I felt ashamed. "
            'I said it was fine and I said "anyway, it\'s fine". '
            "What I needed was that you stay with me."
        ),
    ),
    "the nod": (
        {
            "words": "You said I am angry with my mother.",
            "feelings": ("confused", "lonely"),
            "needed": Answer(own="to be asked"),
            "did": Answer(codes=("d3",)),
        },
        (
            "When you said I am angry with my mother, I felt confused and lonely. "
            "I agreed, and did not mean it. What I needed was to be asked."
        ),
    ),
    "the holiday": (
        {
            "words": "you told me you will be away for three weeks",
            "feelings": ("left out", "knotted"),
            "needed": Answer(codes=("n5",)),
            "did": Answer(own="talked about work for the rest of the hour"),
        },
        (
            "When you told me you will be away for three weeks, I felt left out and knotted. "
            "I talked about work for the rest of the hour. What I needed was to matter."
        ),
    ),
    "the year": (
        {
            "words": "A year, and I still don't sleep.",
            "feelings": ("furious", "afraid"),
            "needed": Answer(codes=("n6",)),
            "did": Answer(own="said it is a waste of money"),
        },
        (
            "A year, and I still don't sleep. I felt furious and afraid. "
            "I said it is a waste of money. What I needed was a straight answer."
        ),
    ),
    "the chest": (
        {
            "words": "I was crying and you asked me to feel into my chest",
            "feelings": ("hot",),
            "needed": Answer(codes=("n4",)),
            "did": Answer(codes=("d11",)),
        },
        (
            "When I was crying and you asked me to feel into my chest, I felt hot. "
            "I said no to it. What I needed was to be asked first."
        ),
    ),
    "the two texts": (
        {
            "words": "You moved our hour twice this month, by text.",
            "feelings": ("angry",),
            "needed": Answer(own="something to count on"),
            "did": Answer(own="wrote a sharp answer"),
        },
        (
            "When you moved our hour twice this month, by text, I felt angry. "
            "I wrote a sharp answer. What I needed was something to count on."
        ),
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_comes_out_as_a_beginning(name: str) -> None:
    said, expected = EXAMPLES[name]
    assert whole(**said) == expected


def test_the_line_about_fine_is_offered_to_the_quiet_and_never_put_in() -> None:
    said = hurt(did=Answer(codes=("d2",)))
    assert sentences.offered(said) == ["I said it was fine. It was not."]
    assert not any("It was not." in text for text in sentences.built(said).values())


def test_the_line_about_the_point_is_offered_to_the_loud_for_each_feeling() -> None:
    said = hurt(did=Answer(codes=("d10",)), feelings=("furious", "afraid", "don't know"))
    assert sentences.offered(said) == [
        "I stand by the point. Under it I was furious.",
        "I stand by the point. Under it I was afraid.",
    ]
    assert not any("Under it" in text for text in sentences.built(said).values())


def test_the_loud_without_a_feeling_keep_the_point_alone() -> None:
    assert sentences.offered(hurt(did=Answer(codes=("d9",)))) == ["I stand by the point."]
    assert sentences.offered(hurt(feelings=("furious",))) == []


def test_what_was_changed_by_hand_stands_before_what_is_put_together() -> None:
    said = hurt(small="The clock.", hardly="Please ask.", size=Size.HARDLY)
    assert sentences.shown(said) == {
        Size.WHOLE: "Something between us stays with me.",
        Size.SMALL: "The clock.",
        Size.HARDLY: "Please ask.",
    }
    assert sentences.chosen(said).sentence == "Please ask."


def test_a_chosen_sentence_grows_with_its_words_until_it_is_changed_by_hand() -> None:
    chosen = sentences.chosen(hurt(feelings=("sad",), size=Size.WHOLE))
    assert chosen.sentence == "I felt sad."
    more = replace(chosen, needed=Answer(codes=("n5",)))
    assert sentences.chosen(more).sentence == "I felt sad. What I needed was to matter."
    by_hand = replace(more, whole="I was sad.")
    assert sentences.chosen(by_hand).sentence == "I was sad."
    assert sentences.chosen(replace(by_hand, size=None)).sentence == ""


@given(
    words=st.text(max_size=80),
    need=st.text(max_size=40),
    did=st.text(max_size=40),
    feelings=st.lists(st.sampled_from(sorted(FEELINGS)), max_size=4, unique=True),
)
def test_whatever_is_typed_stays_in_the_sentence(
    words: str, need: str, did: str, feelings: list[str]
) -> None:
    said = hurt(
        words=words, needed=Answer(own=need), did=Answer(own=did), feelings=tuple(feelings)
    )
    text = whole(words=words, needed=said.needed, did=said.did, feelings=said.feelings)
    for typed in (words, need, did):
        inner = " ".join(typed.split()).strip(phrases.AT_THE_END)
        assert inner[1:].lower() in text.lower() or inner.lower().startswith(
            ("i ", "when ")
        )
