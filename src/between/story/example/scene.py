"""One invented moment, before it has its date and its person."""

from dataclasses import dataclass

from between.story.episode import Chosen, Reality, Valence, Voiced

HURT, GOOD, ELSE = Valence.HURT, Valence.GOOD, Valence.ELSE


def _(text: str) -> str:
    """Mark `text` for the translators; the shelf's keeper translates when it is kept."""
    return text


@dataclass(frozen=True, slots=True)
class Scene:
    """`answers` are codes in the order of the three questions, such as "w6 o5 s2".

    Several to one question are joined with a plus, the main one first. `feelings` have commas
    between. Without answers and words it is a mark that was never told.
    """

    days_ago: int
    valence: Valence = ELSE
    answers: str = ""
    strong: int | None = None
    feelings: str = ""
    words: str = ""
    voiced: Voiced | None = None
    chosen: Chosen | None = None
    reality: Reality = Reality.HAPPENED
