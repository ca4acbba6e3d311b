"""What do I bring? One sentence, a few moments in an order, a picture: for one page.

At most 120 words and one picture, in the client's own words: it is read in a minute.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records import grants, joined, shelf
from between.records.grants import Given
from between.records.joined import Side
from between.records.shelf import Kept
from between.story.episode import Episode
from between.story.sharing import Passage, Shared, What
from between.web import doors, notebook, sharing, telling
from between.web.fields import One, Several, Words
from between.web.http import UnlockedRequest, page, posted
from between.web.notebook import Notebook

MOST_WORDS, MOST_MOMENTS, OFFERED = 120, 3, 20
TYPED = ("sentence", "when", "did", "wanted", "picture")


class BringingForm(forms.Form):
    """Everything may be left empty but something must be brought."""

    sentence = Words(
        label=gettext_lazy("One sentence to begin with"),
        help_text=gettext_lazy("Or fill in the three lines below, and it is made of them."),
        rows=3,
    )
    when = Words(label=gettext_lazy("Last week when ..."))
    did = Words(label=gettext_lazy("I ..."))
    wanted = Words(label=gettext_lazy("What I would have wanted was ..."))
    picture = One(label=gettext_lazy("A picture"), widget=forms.RadioSelect)

    def __init__(
        self,
        *args: Any,
        moments: list[tuple[str, str]],
        pictures: list[Given],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["moments"] = Several(
            label=_("Up to three moments"),
            choices=moments,
            widget=forms.CheckboxSelectMultiple,
        )
        choice = self.fields["picture"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 (for the types)
        shown = [(str(one.id), one.shared.title) for one in pictures]
        choice.choices = [("", _("none")), *shown]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = set(cleaned.get("moments", []))
        if len(chosen) > MOST_MOMENTS:
            self.add_error(
                "moments", _("Three fit on a page. Leave some for another time.")
            )
        if not self.errors and not (chosen or cleaned.get("picture") or self.said()):
            self.add_error("sentence", _("Choose a moment, or write a sentence."))
        if len(self.said().split()) > MOST_WORDS // 2:
            self.add_error("sentence", _("A sentence of up to 60 words fits. Shorten it."))
        return cleaned

    def said(self) -> str:
        """Return the sentence, or the one that the three lines make."""
        data = self.cleaned_data
        if data.get("sentence"):
            return str(data["sentence"])
        parts = [
            (data.get("when"), _("Last week when %(words)s,")),
            (data.get("did"), _("I %(words)s.")),
            (data.get("wanted"), _("What I would have wanted was %(words)s.")),
        ]
        return " ".join(text % {"words": words} for words, text in parts if words)


@doors.unlocked
def bringing(request: UnlockedRequest) -> HttpResponse:
    notes, found = notebook.of(request.keys), _moments(request)
    pictures, order = _pictures(request), _order(request)
    offered = _offered([found[one] for one in order if one in found], found.values())
    named = [(str(one.id), _name(one, notes, request)) for one in offered]
    form = _form(request, moments=named, pictures=pictures)
    if not form.is_valid():
        return page(request, "bond/bringing.html", {"form": form, "tab": "account"})
    picture = _picture(form, pictures)
    chosen = [found[one] for one in order]
    shown = Shared(
        what=What.AGENDA,
        title=_("What I bring"),
        passages=tuple(_passages(form.said(), chosen, notes, picture)),
        picture=picture.shared.picture if picture else "",
        when=request.now,
    )
    names = [(str(one.id), _heading(one, notes)) for one in chosen]
    return sharing.offer(
        request,
        shown,
        back=reverse("bringing"),
        again=_again(request, order),
        order=names if len(names) > 1 else (),
    )


def _form(request: UnlockedRequest, **choices: Any) -> BringingForm:
    """Return the form as it was sent, or to be filled in: anew, or with what it held."""
    if "change" not in request.POST:
        return BringingForm(posted(request), **choices)
    typed = {name: request.POST.get(name, "") for name in TYPED}
    return BringingForm(initial={**typed, "moments": _order(request)}, **choices)


def _order(request: UnlockedRequest) -> list[UUID]:
    """Return the chosen moments, each once, in the order in which they are to be read."""
    wanted = [request.POST.get("first", ""), *request.POST.getlist("moments")]
    chosen = set(wanted[1:])
    in_order = dict.fromkeys(one for one in wanted if one in chosen)
    return [UUID(one) for one in in_order if _is_id(one)]


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _offered(
    chosen: list[Kept[Episode]], newest: Iterable[Kept[Episode]]
) -> list[Kept[Episode]]:
    """Return what may be chosen: what was chosen already first, as it is ordered."""
    return [*chosen, *(one for one in newest if one not in chosen)]


def _again(request: UnlockedRequest, order: list[UUID]) -> list[tuple[str, str]]:
    typed = [(name, value) for name in TYPED if (value := request.POST.get(name, ""))]
    return [*typed, *(("moments", str(one)) for one in order)]


def _passages(
    said: str, chosen: list[Kept[Episode]], notes: Notebook, picture: Given | None
) -> Iterator[Passage]:
    """Yield the sentence, then each moment as far as the words of a page reach."""
    first = [Passage(heading=_("To begin with"), words=said)] if said else []
    first += [picture.shared.passages[0]] if picture else []
    yield from first
    left = MOST_WORDS - sum(map(_size, first))
    for place, kept in enumerate(chosen):
        heading = _heading(kept, notes)
        share = max(left // (len(chosen) - place) - len(heading.split()), 0)
        told = Passage(heading=heading, words=_cut(_words(kept, notes), share))
        left -= _size(told)
        yield told


def _size(passage: Passage) -> int:
    return len(passage.heading.split()) + len(passage.words.split())


def _words(kept: Kept[Episode], notes: Notebook) -> str:
    """Return the person's own words, or their answers where there are none."""
    if kept.story.words:
        return kept.story.words
    return "; ".join(
        f"{line.opening} {line.answer}" for line in telling.lines(kept.story, notes)
    )


def _cut(words: str, most: int) -> str:
    """Return the first `most` words as they were written; what is missing shows as dots."""
    said = words.split()
    return words if len(said) <= most else " ".join([*said[: max(most - 1, 0)], "…"])


def _heading(kept: Kept[Episode], notes: Notebook) -> str:
    when = sharing.when(kept.story, notes.zone.key)
    who = notes.who(kept.story.person)
    return _("%(when)s, with %(who)s") % {"when": when, "who": who} if who else when


def _name(kept: Kept[Episode], notes: Notebook, request: UnlockedRequest) -> str:
    words = _cut(_words(kept, notes), 12)
    return f"{telling.when(kept.story, notes, request.now)}: {words}"


def _moments(request: UnlockedRequest) -> dict[UUID, Kept[Episode]]:
    """Return the last moments that were told, the newest first."""
    kept = shelf.take(request.keys, Episode).kept
    told = [one for one in kept if one.story.is_told or one.story.words]
    newest = sorted(told, key=lambda one: one.story.when, reverse=True)
    return {one.id: one for one in newest[:OFFERED]}


def _pictures(request: UnlockedRequest) -> list[Given]:
    found = (
        one
        for with_ in joined.of(request.keys, Side.CLIENT)
        for one in grants.given(request.keys, with_)
    )
    return [one for one in found if one.shared.what is What.PICTURE]


def _picture(form: BringingForm, pictures: list[Given]) -> Given | None:
    wanted = form.cleaned_data["picture"]
    return next((one for one in pictures if str(one.id) == wanted), None)
