"""What it is like where something was marked, how strong it is, and a line: all of it optional."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records.shelf import Kept
from between.story.body import Felt, Painting, Quality
from between.story.feelings import FAMILIES, FEELINGS
from between.story.places import places_of
from between.web import places
from between.web.fields import LONGEST_NAME, LONGEST_WORDS, One, Several, Version, Words
from between.web.notebook import Notebook

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
    feeling = One(
        label=gettext_lazy("With a feeling, if there is a word for it"),
        choices=[
            ("", "–"),
            *(
                (
                    gettext_lazy(family.title),
                    [(one.word, gettext_lazy(one.word)) for one in family.feelings],
                )
                for family in FAMILIES
            ),
        ],
    )
    person = One(label=gettext_lazy("With somebody, if it has to do with them"))
    version = Version(required=False)

    def __init__(self, *args: Any, story: Painting, notes: Notebook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story, self.marked = story, places_of(story.strokes)
        self._offer(notes.with_somebody(story.person))
        self._offer_kept(story.feeling)
        for one in self.marked:
            chips = [(quality.value, quality.value) for quality in Quality]
            self.fields[f"like-{one.place.id}"] = Several(choices=chips)
            label = _("An own word for the %(place)s") % {"place": _(one.place.label)}
            self.fields[f"own-{one.place.id}"] = Words(label=label, longest=LONGEST_NAME)

    @property
    def several(self) -> list[str]:
        """The names of the fields that hold more than one value."""
        return [f"like-{one.place.id}" for one in self.marked]

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

    def to_story(self) -> Painting:
        data, strength = self.cleaned_data, self.cleaned_data["intensity"]
        person = data.get("person")
        return replace(
            self.story,
            person=UUID(person) if person else None,
            felt=tuple(self._felt()),
            strength=int(strength) if strength else None,
            words=data["words"],
            feeling=data["feeling"],
        )

    def _offer(self, notes: Notebook) -> None:
        """Offer the people; what belongs to a moment, hurt or practice is theirs already."""
        if self.story.episode or self.story.hurt or self.story.following:
            del self.fields["person"]
            return
        chooses = cast("forms.ChoiceField", self.fields["person"])
        people = sorted((one.name, str(id_)) for id_, one in notes.people.items())
        chooses.choices = [("", "–"), *((id_, name) for name, id_ in people)]

    def _offer_kept(self, feeling: str) -> None:
        """Offer a word that is among the feelings no more, where it was kept."""
        if feeling and feeling not in FEELINGS:
            chooses = cast("forms.ChoiceField", self.fields["feeling"])
            kept = [(feeling, feeling)]
            chooses.choices = [*cast("Iterable[Any]", chooses.choices), *kept]

    def _felt(self) -> Iterator[Felt]:
        for one in self.marked:
            like = self.cleaned_data[f"like-{one.place.id}"]
            own = self.cleaned_data[f"own-{one.place.id}"]
            if like or own:
                qualities = tuple(quality for quality in Quality if quality in like)
                yield Felt(place=one.place.id, qualities=qualities, own=own)


def typed(kept: Kept[Painting]) -> dict[str, object]:
    """Return what a painting says as the values of the form's fields."""
    story = kept.story
    values: dict[str, object] = {
        "intensity": "" if story.strength is None else str(story.strength),
        "words": story.words,
        "feeling": story.feeling,
        "person": str(story.person or ""),
        "version": kept.version,
    }
    for one in story.felt:
        values[f"like-{one.place}"] = list(one.qualities)
        values[f"own-{one.place}"] = one.own
    return values


def again(form: FeltForm, version: int, notes: Notebook) -> FeltForm:
    """Return the same form with what was typed, ready to be kept over `version`."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    return FeltForm(data, story=form.story, notes=notes)
