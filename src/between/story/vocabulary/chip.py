"""What an answer and a question are made of."""

from dataclasses import dataclass

from between.story.episode import Component


def _(text: str) -> str:
    """Mark `text` for the translators; the pages translate when they speak."""
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One of the 24 answers: `row` names it in the mirror, `thing` inside a sentence."""

    code: str
    chip: str
    means: str
    example: str
    another: str
    row: str
    when: str
    thing: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the three questions, with its chips in the order in which they are shown."""

    component: Component
    title: str
    small: str
    opening: str
    chips: tuple[Chip, ...]
