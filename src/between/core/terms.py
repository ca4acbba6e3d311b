"""Words as weights: how alike one text is to others of the same person, in any language.

A term that stands in few of somebody's texts says more than one that stands in many (Sparck
Jones 1972, J. Doc. 28:11), and the tenth time in one text says less than the first. With tf the
times of a term in a text, df the texts that hold it, and N texts (Salton and Buckley 1988, Inf.
Process. Manag. 24:513):

    weight = (1 + ln tf) (1 + ln((1 + N) / (1 + df))),    likeness = u.v / (|u| |v|).

No list of words to leave out is needed: what stands everywhere weighs little by itself.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

import numpy as np

from between.core.estimate import Bools, Floats
from between.core.twins import Counts

# Letters, and the marks that belong to them in Greek, Hebrew, Arabic, Hindi and their kin.
WORD: Final = re.compile(
    r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f"
    r"\u0900-\u0963\u0971-\u109f\u1780-\u17d3])+"
)
# Scripts that put no space between words are read two letters at a time.
UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+"
)
LEAST: Final = 2  # texts that may hold a term that is still told apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """N texts as the weights of their terms: place by place, which `text`, `term`, `weight`.

    `idf` (one a term of `vocabulary`), `length` (N): |v| of each text, 0 where it is empty.
    """

    vocabulary: Mapping[str, int]
    df: Counts
    text: Counts
    term: Counts
    weight: Floats
    idf: Floats
    length: Floats

    @property
    def told(self) -> Bools:
        """Which of the texts hold any word (N)."""
        told: Bools = self.length > 0
        return told


def terms(text: str) -> list[str]:
    """Return the words of a text, without regard to capitals; pairs of letters where a
    script has no spaces.
    """
    folded = words(text.casefold())
    if UNSPACED.search(text) is None:
        return folded
    return [term for word in folded for term in _pairs(word)]


def words(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return WORD.findall(unicodedata.normalize("NFKC", text))


def read(texts: Sequence[Sequence[str]]) -> Texts:
    """Return the terms of N texts with their weights; an empty text is allowed."""
    vocabulary = {term: n for n, term in enumerate(dict.fromkeys(chain(*texts)))}
    sizes = [len(one) for one in texts]
    places = np.fromiter(
        map(vocabulary.__getitem__, chain(*texts)), dtype=np.int64, count=sum(sizes)
    )
    width = max(len(vocabulary), 1)
    held, tf = np.unique(
        np.repeat(np.arange(len(texts)), sizes) * width + places, return_counts=True
    )
    text, term = np.divmod(held, width)
    df = np.bincount(term, minlength=len(vocabulary))
    idf = _idf(df, len(texts))
    weight = (1 + np.log(tf)) * idf[term]
    length = np.sqrt(np.bincount(text, weights=weight**2, minlength=len(texts)))
    return Texts(
        vocabulary=vocabulary,
        df=df,
        text=text,
        term=term,
        weight=weight,
        idf=idf,
        length=length,
    )


def cosines(texts: Texts, query: Sequence[str]) -> Floats:
    """Return how alike a text is to each of N (0 to 1); 0 where either is empty.

    `query`: its terms; those that none of the texts holds make it longer and match nothing.
    """
    weights, length = _weighed(texts, query)
    dots = np.bincount(
        texts.text, weights=texts.weight * weights[texts.term], minlength=len(texts.length)
    )
    both = length * texts.length
    like: Floats = np.divide(dots, both, out=np.zeros(len(both)), where=both > 0)
    return np.minimum(like, 1.0)


def in_common(
    texts: Texts, query: Sequence[str], row: int, *, most: int
) -> tuple[str, ...]:
    """Return at most `most` terms that a text shares with `row`, the weightiest first,
    of equal ones the longest.

    Only terms that few of the texts hold: at most one in ten, or two.
    """
    weights, _length = _weighed(texts, query)
    here = np.flatnonzero((texts.text == row) & (weights[texts.term] > 0))
    few = here[texts.df[texts.term[here]] <= max(LEAST, len(texts.length) // 10)]
    names, places = list(texts.vocabulary), texts.term[few]
    shared = (texts.weight[few] * weights[places]).round(9)
    longest = [len(names[place]) for place in places]
    order = np.lexsort((np.arange(len(few)), -np.array(longest, dtype=np.int64), -shared))
    return tuple(names[place] for place in places[order][:most])


def _idf(df: Counts, texts: int) -> Floats:
    idf: Floats = 1 + np.log((1 + texts) / (1 + df))
    return idf


def _weighed(texts: Texts, query: Sequence[str]) -> tuple[Floats, float]:
    """Return the weights of a query's terms over the vocabulary, and its whole length."""
    weights, unknown, square = (
        np.zeros(len(texts.idf)),
        1 + np.log(1 + len(texts.length)),
        0.0,
    )
    for term, tf in Counter(query).items():
        place = texts.vocabulary.get(term)
        weight = (1 + np.log(tf)) * (unknown if place is None else texts.idf[place])
        square += weight**2
        if place is not None:
            weights[place] = weight
    return weights, float(np.sqrt(square))


def _pairs(word: str) -> list[str]:
    if UNSPACED.fullmatch(word) is None or len(word) < 2:
        return [word]
    return [one + two for one, two in pairwise(word)]
