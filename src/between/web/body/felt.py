"""What it is like where something was marked, how strong it is, and a line: all of it optional."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records import shelf
from between.records.shelf import Kept, Missing, Stale
from between.story.body import Felt, Painting, Quality
from between.story.feelings import FAMILIES
from between.story.places import Marked, places_of
from between.web import doors, leaves, notebook, paintings, places, receipts
from between.web.body import going
from between.web.body.changing import erased_elsewhere
from between.web.fields import LONGEST_NAME, LONGEST_WORDS, One, Several, Version, Words
from between.web.http import UnlockedRequest, page, posted
from between.web.leaves import Leaf

SCALE = tuple(map(str, range(11)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """A marked place with its chips and the field for an own word."""

    id: str
    name: str
    signs: str
    chips: tuple[tuple[str, str, bool], ...]
    own: forms.BoundField


class FeltForm(forms.Form):
    """One field of chips and one of words for each place that is marked."""

    scale = SCALE

    intensity = One(choices=[(n, n) for n in SCALE])
    words = Words(
        label=gettext_lazy("In my words, if you like"), longest=LONGEST_WORDS, rows=3
    )
    feeling = forms.ChoiceField(
        label=gettext_lazy("With a feeling, if there is a word for it"),
        choices=[
            ("", "–"),
            *(
                (family.title, [(one.word, one.word) for one in family.feelings])
                for family in FAMILIES
            ),
        ],
        required=False,
    )
    version = Version(required=False)

    def __init__(self, *args: Any, marked: tuple[Marked, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.marked = marked
        for one in marked:
            chips = [(quality.value, quality.value) for quality in Quality]
            self.fields[f"like-{one.place.id}"] = Several(choices=chips)
            label = _("An own word for the %(place)s") % {"place": _(one.place.label)}
            self.fields[f"own-{one.place.id}"] = Words(label=label, longest=LONGEST_NAME)

    def places(self) -> Iterator[PlaceShown]:
        for one in self.marked:
            chosen = self[f"like-{one.place.id}"].value() or ()
            yield PlaceShown(
                id=one.place.id,
                name=_(one.place.label),
                signs=places.signs(one),
                chips=tuple(
                    (quality.value, str(words), quality in chosen)
                    for quality, words in places.QUALITIES.items()
                ),
                own=self[f"own-{one.place.id}"],
            )

    def to_story(self, story: Painting) -> Painting:
        data, strength = self.cleaned_data, self.cleaned_data["intensity"]
        return replace(
            story,
            felt=tuple(self._felt()),
            strength=int(strength) if strength else None,
            words=data["words"],
            feeling=data["feeling"],
        )

    def _felt(self) -> Iterator[Felt]:
        for one in self.marked:
            like = self.cleaned_data[f"like-{one.place.id}"]
            own = self.cleaned_data[f"own-{one.place.id}"]
            if like or own:
                qualities = tuple(quality for quality in Quality if quality in like)
                yield Felt(place=one.place.id, qualities=qualities, own=own)


@doors.unlocked
def felt(request: UnlockedRequest, painting: UUID) -> HttpResponse:
    try:
        kept = shelf.one(request.keys, Painting, painting)
    except Missing:
        return erased_elsewhere(request, painting)
    leaf, marked = leaves.of(request), places_of(kept.story.strokes)
    several = [f"like-{one.place.id}" for one in marked]
    initial = {**_typed(kept), **leaf.starts(*several)}
    form = FeltForm(posted(request), marked=marked, initial=initial)
    if not form.is_valid():
        return _page(request, form, leaf, kept)
    story = form.to_story(kept.story)
    try:
        with transaction.atomic():
            version, day = form.cleaned_data["version"], request.now.date()
            if story != kept.story or version != kept.version:
                shelf.change(request.keys, story, painting, version=version, day=day)
            leaves.turn(request.keys, leaf, request.now)
    except Stale:
        return _page(request, _again(form, kept.version), leaf, kept, stale=True)
    receipts.kept(request, notebook.zone_of(request.keys))
    return redirect(going.back(story, painting))


def _page(
    request: UnlockedRequest,
    form: FeltForm,
    leaf: Leaf,
    kept: Kept[Painting],
    *,
    stale: bool = False,
) -> HttpResponse:
    ways = [(one.place, f"#place-{one.place.id}") for one in form.marked]
    context = {
        "form": form,
        "leaf": leaf.id,
        "painting": kept.id,
        "picture": paintings.drawn(kept.story, "felt", ways),
        "sentence": paintings.sentence(kept.story, form.marked),
        "back": going.back(kept.story, kept.id),
        "stale": stale,
        "tab": "body",
    }
    return page(request, "body/felt.html", context, status=409 if stale else 200)


def _typed(kept: Kept[Painting]) -> dict[str, object]:
    story = kept.story
    values: dict[str, object] = {
        "intensity": "" if story.strength is None else str(story.strength),
        "words": story.words,
        "feeling": story.feeling,
        "version": kept.version,
    }
    for one in story.felt:
        values[f"like-{one.place}"] = list(one.qualities)
        values[f"own-{one.place}"] = one.own
    return values


def _again(form: FeltForm, version: int) -> FeltForm:
    """Return the same form with what was typed, ready to be kept over `version`."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    return FeltForm(data, marked=form.marked)
