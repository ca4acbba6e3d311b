"""Finding moments by words, in the unlocked request and nowhere else."""

import unicodedata
from collections.abc import Iterable, Iterator

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records.shelf import Kept
from between.story.episode import Component, Episode
from between.web.fields import Words
from between.web.notebook import Notebook
from between.web.telling import REALITIES, VALENCES


class SearchForm(forms.Form):
    words = Words(
        label=gettext_lazy("Find by words"),
        required=True,
        error_messages={"required": gettext_lazy("Type a word, a name or a feeling.")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    page = Words(widget=forms.HiddenInput)


def find(
    words: str, moments: Iterable[Kept[Episode]], notes: Notebook
) -> list[Kept[Episode]]:
    """Return the moments in which every one of `words` occurs, whatever case and accents."""
    wanted = plain(words).split()
    return [
        kept
        for kept in moments
        if (text := plain(" ".join(_said(kept.story, notes))))
        and all(word in text for word in wanted)
    ]


def plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def _said(story: Episode, notes: Notebook) -> Iterator[str]:
    yield from (story.words, notes.who(story.person))
    yield from (str(VALENCES[story.valence]), str(REALITIES[story.reality]))
    yield from (_(word) for word in story.feelings)
    for component in Component:
        answer = story.answer(component)
        yield answer.own
        yield from (notes.label(code) for code in answer.codes)
