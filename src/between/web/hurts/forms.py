"""What is typed of a hurt, one question a page; everything may be left out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from between.story.episode import Answer
from between.story.feelings import FEELINGS
from between.story.hurt import Hurt, Size
from between.story.hurt_words import DID, HAPPENED, LOUD, NEEDED, QUIET, HurtChip
from between.web import families
from between.web.families import FamilyShown
from between.web.fields import LONGEST_WORDS, One, Several, Version, Words
from between.web.hurts import sentences
from between.web.told_hurts import STRENGTHS

UNKNOWN = "unknown"
LONGEST_SENTENCE = 2_000  # it is said in one breath
SCALE = tuple(map(str, range(11)))
Choices = list[tuple[str, Any]]


def chips(of: Iterable[HurtChip]) -> Choices:
    return [(one.code, _(one.chip)) for one in of]


class StepForm(forms.Form):
    """`version` is the one with which the page was opened."""

    version = Version(required=False)

    def to_story(self, story: Hurt) -> Hurt:
        return story

    @staticmethod
    def typed(story: Hurt) -> dict[str, object]:
        """Return what was written as the values of the form's fields."""
        del story
        return {}


class HappenedForm(StepForm):
    happened = Several(choices=chips(HAPPENED))
    words = Words(label=_("In my own words"), longest=LONGEST_WORDS, rows=4)

    def to_story(self, story: Hurt) -> Hurt:
        data = self.cleaned_data
        answer = replace(story.happened, codes=tuple(data["happened"]))
        return replace(story, happened=answer, words=data["words"])

    @staticmethod
    def typed(story: Hurt) -> dict[str, object]:
        return {"happened": list(story.happened.codes), "words": story.words}


class FeltForm(StepForm):
    feelings = Several(choices=[(word, word) for word in FEELINGS])

    def families(self) -> Iterator[FamilyShown]:
        return families.shown(self["feelings"].value() or [])

    def to_story(self, story: Hurt) -> Hurt:
        return replace(story, feelings=tuple(self.cleaned_data["feelings"]))

    @staticmethod
    def typed(story: Hurt) -> dict[str, object]:
        return {"feelings": list(story.feelings)}


class NeededForm(StepForm):
    needed = Several(choices=[*chips(NEEDED), (UNKNOWN, _("don't know"))])
    own = Words(label=_("In my own words: what I needed was ..."), rows=2)

    def to_story(self, story: Hurt) -> Hurt:
        return replace(story, needed=_answer(self.cleaned_data, "needed"))

    @staticmethod
    def typed(story: Hurt) -> dict[str, object]:
        return _typed(story.needed, "needed")


class DidForm(StepForm):
    did = Several(choices=chips(DID))
    own = Words(label=_("In my own words: I ..."), rows=2)
    quiet, loud = chips(QUIET), chips(LOUD)

    def to_story(self, story: Hurt) -> Hurt:
        return replace(story, did=_answer(self.cleaned_data, "did"))

    @staticmethod
    def typed(story: Hurt) -> dict[str, object]:
        return _typed(story.did, "did")


class StrengthForm(StepForm):
    strength = One(choices=[(n, n) for n in SCALE])
    scale = SCALE
    words = tuple(STRENGTHS.values())

    def to_story(self, story: Hurt) -> Hurt:
        said = self.cleaned_data["strength"]
        return replace(story, strength=int(said) if said else None)

    @staticmethod
    def typed(story: Hurt) -> dict[str, object]:
        return {"strength": "" if story.strength is None else str(story.strength)}


class SentenceForm(StepForm):
    """The three sizes; what was changed by hand is kept in each, whichever was chosen."""

    whole = Words(label=_("Whole"), longest=LONGEST_SENTENCE, rows=6)
    small = Words(label=_("Small"), longest=LONGEST_SENTENCE, rows=6)
    hardly = Words(label=_("Hardly anything"), longest=LONGEST_SENTENCE, rows=6)
    size = One(choices=[(size.value, size.value) for size in Size])

    def to_story(self, story: Hurt) -> Hurt:
        data, made = self.cleaned_data, sentences.built(story)
        for one in Size:
            words = data[one] if data[one] != made[one] else ""
            story = story.changed_by_hand(one, words)
        return replace(story, size=Size(data["size"]) if data["size"] else None)

    @staticmethod
    def typed(story: Hurt) -> dict[str, object]:
        values: dict[str, object] = {"size": story.size or ""}
        return values | {size.value: text for size, text in sentences.shown(story).items()}


def _answer(data: dict[str, Any], name: str) -> Answer:
    picked = data[name]
    codes = tuple(code for code in picked if code != UNKNOWN)
    return Answer(codes=codes, own=data["own"], unknown=UNKNOWN in picked)


def _typed(answer: Answer, name: str) -> dict[str, object]:
    picked = [*answer.codes, *([UNKNOWN] if answer.unknown else [])]
    return {name: picked, "own": answer.own}
