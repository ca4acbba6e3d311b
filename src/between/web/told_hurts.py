"""A hurt told back to its writer, in words: what they wrote, and where it rests."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records.shelf import Kept
from between.story.episode import Answer, Precision
from between.story.hurt import Hurt, Rest
from between.story.hurt_words import HURT_CHIPS
from between.web import dates
from between.web.telling import Line

RESTS: dict[Rest, str | Promise] = {
    Rest.LEFT: gettext_lazy("left for now"),
    Rest.TAKEN: gettext_lazy("you take it with you"),
    Rest.SHARED: gettext_lazy("shared"),
    Rest.BEYOND: gettext_lazy("more than a misunderstanding"),
}
STRENGTHS: dict[range, str | Promise] = {
    range(2): gettext_lazy("hardly"),
    range(2, 4): gettext_lazy("it stung"),
    range(4, 7): gettext_lazy("it stays with me"),
    range(7, 9): gettext_lazy("it hurts a lot"),
    range(9, 11): gettext_lazy("it is hard to bear"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HurtTold:
    """A hurt as a page shows it; `first` are the words by which its writer knows it."""

    id: UUID
    version: int
    story: Hurt
    when: str
    first: str
    rests: str
    lines: tuple[Line, ...]


def tell(kept: Kept[Hurt], zone: str, now: datetime) -> HurtTold:
    story, said = kept.story, tuple(lines(kept.story))
    first = story.sentence or story.words or (said[0].answer if said else "")
    return HurtTold(
        id=kept.id,
        version=kept.version,
        story=story,
        when=dates.in_full(story.when, zone, now, precision=Precision.MINUTE),
        first=first or _("just a mark"),
        rests=str(RESTS[story.rest]),
        lines=said,
    )


def lines(story: Hurt) -> Iterator[Line]:
    """Yield what was written, in the order of the steps; what is empty falls away."""
    said = [
        (_("What happened"), _answer(story.happened)),
        (_("As if a camera had been there"), story.words),
        (_("What I felt"), ", ".join(_(word) for word in story.feelings)),
        (_("What I needed"), _answer(story.needed)),
        (_("What I did"), _answer(story.did)),
        (_("How much it hurt"), strength(story.strength)),
    ]
    yield from (Line(opening=one, answer=words) for one, words in said if words)


def strength(number: int | None) -> str:
    """Return "7 of 10, it hurts a lot", or nothing where it was left out."""
    if number is None:
        return ""
    words = next(words for there, words in STRENGTHS.items() if number in there)
    return _("%(n)d of 10, %(words)s") % {"n": number, "words": words}


def _answer(answer: Answer) -> str:
    parts = [_(HURT_CHIPS[code].chip) for code in answer.codes if code in HURT_CHIPS]
    if answer.own:
        parts.append(f"“{answer.own}”")
    if answer.unknown and not parts:
        parts.append(_("don't know"))
    return ", ".join(parts)
