"""Why a moment is an echo: what it shares with the hurt, as parts that a page can say."""

from dataclasses import dataclass
from typing import Final

from between.core import terms
from between.insight.aspects import Aspect, Beside, text
from between.insight.body_marks import Marks
from between.story.episode import Component, Episode

MOST_WORDS: Final = 3
AS_STRONG: Final = 0.8  # within two of the ten steps
SHORTEST: Final = 3  # letters of a word that is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What an echo shares with the hurt; what it does not share is None or empty."""

    wish: str | None = None
    other: str | None = None
    own: str | None = None
    feelings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_as_strong: bool = False
    body: Marks = ()


def why(moment: Episode, laid: Beside, row: int, marks: Marks = ()) -> Why:
    """Return what the moment in `row` shares with the hurt beside which it was laid.

    `marks`: where the moment was felt.
    """
    strength = laid.parts.get(Aspect.STRENGTH)
    return Why(
        wish=_shared(Component.WISH, moment, laid),
        other=_shared(Component.OTHER, moment, laid),
        own=_shared(Component.SELF, moment, laid),
        feelings=tuple(one for one in laid.sides.feelings if one in moment.feelings),
        words=_words(moment, laid, row),
        body=tuple(one for one in laid.sides.marks if one in marks),
        is_as_strong=strength is not None
        and bool(strength.told[row])
        and bool(strength.like[row] >= AS_STRONG),
    )


def _shared(component: Component, moment: Episode, laid: Beside) -> str | None:
    """Return the answer in both, the main one of the hurt before the others."""
    held = moment.answer(component).codes
    return next((code for code in laid.sides.codes[component] if code in held), None)


def _words(moment: Episode, laid: Beside, row: int) -> tuple[str, ...]:
    """Return the rarest words of both, as they are written in the moment."""
    shared = terms.in_common(laid.texts, laid.sides.terms, row, most=2 * MOST_WORDS)
    written = {
        term: word
        for word in reversed(terms.words(text(moment)))
        for term in [word.casefold()]
    }
    shown = (written[term] for term in shared if term in written)
    return tuple(word for word in shown if len(word) >= SHORTEST)[:MOST_WORDS]
