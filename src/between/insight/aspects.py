"""A hurt and earlier moments side by side: seven aspects, and how alike they are in each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from between.core import similarity, terms
from between.core.estimate import Bools, Floats
from between.core.similarity import Part
from between.core.terms import Texts
from between.insight.body_marks import KNOWN as KNOWN_MARKS
from between.insight.body_marks import Marks
from between.insight.counted import CODES
from between.story.episode import Component, Episode
from between.story.feelings import FEELINGS
from between.story.hurt import Hurt
from between.story.hurt_words import near

MAIN, FURTHER = 1.0, 0.5
WIDEST: Final = 10.0  # of a strength from 0 to 10
# They say that there is no word for it, and so nothing that could be shared.
WORDLESS: Final = frozenset({"don't know", "something, no word", "nothing much"})
KNOWN: Final = tuple(word for word in FEELINGS if word not in WORDLESS)


class Aspect(StrEnum):
    """One side of what happened."""

    WISH = "wish"
    OTHER = "other"
    SELF = "self"
    FEELINGS = "feelings"
    STRENGTH = "strength"
    WORDS = "words"
    BODY = "body"


WEIGHTS: Final = {
    Aspect.WISH: 1.0,
    Aspect.OTHER: 1.0,
    Aspect.SELF: 1.0,
    Aspect.FEELINGS: 1.0,
    Aspect.STRENGTH: 0.5,
    Aspect.WORDS: 1.0,
    Aspect.BODY: 1.0,
}
# What goes together by itself stays together when moments are shuffled: one's own answer follows
# what the other did, and feelings go
# with it, in the body too.
BLOCKS: Final = {
    Aspect.WISH: 0,
    Aspect.OTHER: 1,
    Aspect.SELF: 1,
    Aspect.FEELINGS: 1,
    Aspect.STRENGTH: 1,
    Aspect.WORDS: 2,
    Aspect.BODY: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What is compared of a hurt; what was not told is empty. The main code stands first."""

    codes: Mapping[Component, tuple[str, ...]]
    feelings: tuple[str, ...]
    strength: int | None
    terms: tuple[str, ...]
    marks: Marks = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """N moments beside a hurt: the parts in which they can be compared, and their words."""

    sides: Sides
    parts: Mapping[Aspect, Part]
    texts: Texts


def sides(hurt: Hurt, began: Episode | None, marks: Marks = ()) -> Sides:
    """Return what a hurt is compared by: as its moment was told, else what its chips lie near.

    `began`: the moment from which the hurt began, if there is one; `marks`: where it was felt.
    """
    chips = {
        Component.WISH: near(hurt.needed.codes),
        Component.OTHER: near(hurt.happened.codes),
        Component.SELF: near(hurt.did.codes),
    }
    told = {one: began.answer(one).codes if began else () for one in Component}
    felt = dict.fromkeys((*hurt.feelings, *(began.feelings if began else ())))
    strength = began.intensity if began and hurt.strength is None else hurt.strength
    return Sides(
        codes={one: told[one] or chips[one] for one in Component},
        feelings=tuple(word for word in felt if word in KNOWN),
        strength=strength,
        terms=tuple(terms.terms(_words(hurt, began))),
        marks=marks,
    )


def beside(sides: Sides, moments: Sequence[Episode], marks: Sequence[Marks] = ()) -> Beside:
    """Lay moments beside a hurt; an aspect of which the hurt says nothing is left out.

    `marks`: where each moment was felt, or nothing at all.
    """
    texts = terms.read([terms.terms(text(one)) for one in moments])
    parts = {Aspect(one.value): _answers(one, sides, moments) for one in Component}
    parts[Aspect.FEELINGS] = _feelings(sides, moments)
    parts[Aspect.STRENGTH] = _strength(sides, moments)
    words = terms.cosines(texts, sides.terms)
    parts[Aspect.WORDS] = _part(Aspect.WORDS, words, texts.told)
    parts[Aspect.BODY] = _body(sides, marks or [()] * len(moments))
    told = {aspect: part for aspect, part in parts.items() if _says(sides, aspect)}
    return Beside(sides=sides, parts=told, texts=texts)


def text(moment: Episode) -> str:
    """Return all words of one's own in a moment."""
    own = (moment.answer(component).own for component in Component)
    return "\n".join((moment.words, *own))


def _words(hurt: Hurt, began: Episode | None) -> str:
    own = (hurt.words, hurt.happened.own, hurt.needed.own, hurt.did.own)
    return "\n".join((*own, text(began) if began else ""))


def _says(sides: Sides, aspect: Aspect) -> bool:
    match aspect:
        case Aspect.FEELINGS:
            return bool(sides.feelings)
        case Aspect.STRENGTH:
            return sides.strength is not None
        case Aspect.WORDS:
            return bool(sides.terms)
        case Aspect.BODY:
            return bool(sides.marks)
        case Aspect.WISH | Aspect.OTHER | Aspect.SELF:
            return bool(sides.codes[Component(aspect.value)])


def _answers(component: Component, sides: Sides, moments: Sequence[Episode]) -> Part:
    known = CODES[component]
    held = _held((one.answer(component).codes for one in moments), known)
    query = _held([sides.codes[component]], known)[0]
    return _overlap(Aspect(component.value), query, held)


def _feelings(sides: Sides, moments: Sequence[Episode]) -> Part:
    held = _held((one.feelings for one in moments), KNOWN) > 0
    query = _held([sides.feelings], KNOWN)[0] > 0
    return _overlap(Aspect.FEELINGS, query.astype(float), held.astype(float))


def _body(sides: Sides, marks: Sequence[Marks]) -> Part:
    held = _held(marks, KNOWN_MARKS) > 0
    query = _held([sides.marks], KNOWN_MARKS)[0] > 0
    return _overlap(Aspect.BODY, query.astype(float), held.astype(float))


def _overlap(aspect: Aspect, query: Floats, held: Floats) -> Part:
    like = similarity.overlap(query, held, similarity.rarity(held))
    return _part(aspect, like, np.count_nonzero(held, axis=1) > 0)


def _strength(sides: Sides, moments: Sequence[Episode]) -> Part:
    told = np.array([one.intensity is not None for one in moments], dtype=bool)
    held = np.array([float(one.intensity or 0) for one in moments])
    near = similarity.nearness(float(sides.strength or 0), held, widest=WIDEST)
    return _part(Aspect.STRENGTH, near, told)


def _part(aspect: Aspect, like: Floats, told: Bools) -> Part:
    return Part(like=like, told=told, weight=WEIGHTS[aspect], block=BLOCKS[aspect])


def _held(answers: Iterable[Sequence[str]], known: Sequence[str]) -> Floats:
    """Return the weights of the codes in each answer: 1 for the first, half for the others."""
    places = {code: n for n, code in enumerate(known)}
    rows = [[places[code] for code in codes if code in places] for codes in answers]
    held = np.zeros((len(rows), len(known)))
    for row, found in enumerate(rows):
        held[row, found] = FURTHER
        held[row, found[:1]] = MAIN
    return held
