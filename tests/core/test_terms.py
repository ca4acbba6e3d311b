"""Words as weights, held against the formula written out term by term."""

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from between.core import terms

WORDS = st.lists(st.sampled_from(["clock", "rain", "the", "a", "sea"]), max_size=8)


def scalar(texts: list[list[str]], query: list[str]) -> list[float]:
    """Return the cosines, one number after the other."""

    def weights(one: list[str]) -> dict[str, float]:
        return {
            term: (1 + log(one.count(term)))
            * (1 + log((1 + len(texts)) / (1 + sum(term in text for text in texts))))
            for term in set(one)
        }

    def length(one: dict[str, float]) -> float:
        return sqrt(sum(weight**2 for weight in one.values()))

    asked, found = weights(query), []
    for text in texts:
        own = weights(text)
        both = length(asked) * length(own)
        dot = sum(asked[term] * own.get(term, 0.0) for term in asked)
        found.append(dot / both if both else 0.0)
    return found


@given(texts=st.lists(WORDS, max_size=6), query=WORDS)
def test_the_likeness_of_texts_is_that_of_the_formula(
    texts: list[list[str]], query: list[str]
) -> None:
    found = terms.cosines(terms.read(texts), query)
    np.testing.assert_allclose(found, scalar(texts, query), atol=1e-12)


def test_a_word_that_stands_in_few_texts_says_more_than_one_that_stands_in_many() -> None:
    texts = terms.read([["the", "clock"], ["the", "rain"], ["the", "sea"], ["the", "sun"]])
    clock, rain, *_ = terms.cosines(texts, ["the", "clock"])
    assert clock == pytest.approx(1.0)
    assert rain < 0.5


def test_a_text_of_unknown_words_is_like_none_and_an_empty_one_too() -> None:
    texts = terms.read([["clock"], []])
    assert terms.cosines(texts, ["moon"]).tolist() == [0.0, 0.0]
    assert terms.cosines(texts, []).tolist() == [0.0, 0.0]
    assert texts.told.tolist() == [True, False]
    assert terms.cosines(terms.read([]), ["clock"]).tolist() == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She looked at the Clock, twice!", "she looked at the clock twice"),
        ("Die STRASSE und die Straße", "die strasse und die strasse"),
        ("d’une naïve_élève 42", "d une naïve élève"),
        ("cafe\u0301", "café"),
        ("किताब। और", "किताब और"),
        ("Ήταν ὁ ἥλιος", "ήταν ὁ ἥλιοσ"),
        ("كتاب، وقلم", "كتاب وقلم"),
        ("私は泣いた。", "私は は泣 泣い いた"),
        ("我 ok", "我 ok"),
        ("… 17:30 — ???", ""),
    ],
)
def test_words_are_told_apart_in_any_language(text: str, found: str) -> None:
    assert terms.terms(text) == found.split()


def test_words_in_common_are_rare_ones_and_the_weightiest_comes_first() -> None:
    every = [["the", "clock", "rain"], ["the", "rain"], ["the"], ["the"], ["the"]]
    texts = terms.read(every)
    query = ["the", "rain", "clock", "moon"]
    assert terms.in_common(texts, query, 0, most=3) == ("clock", "rain")
    assert terms.in_common(texts, query, 0, most=1) == ("clock",)
    assert terms.in_common(texts, query, 2, most=3) == ()
