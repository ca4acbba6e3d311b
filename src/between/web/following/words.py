"""What came, in one line, and whether it belongs with somebody: nobody is suggested."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Stale
from between.story.episode import Episode
from between.story.following import Belongs, Following
from between.web import doors, leaves, notebook, receipts
from between.web.fields import One, Version
from between.web.fields import Words as WordsField
from between.web.following import showing
from between.web.http import UnlockedRequest, page, posted

LATEST = 6
Choices = list[tuple[str, Any]]


class WordsForm(forms.Form):
    """One answer of four kinds; a person's or a moment's id stands behind the kind."""

    words = WordsField(label=_("What came was ..."))
    belongs = One()
    version = Version(required=False)

    def __init__(
        self, *args: Any, people: Choices, moments: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.moments = people, moments
        self.others: Choices = [
            (Belongs.NOBODY.value, _("no")),
            (Belongs.UNKNOWN.value, _("don't know")),
        ]
        choices = [("", ""), *people, *moments, *self.others]
        self.fields["belongs"].choices = choices  # type: ignore[attr-defined]

    def shows(self, kind: str) -> bool:
        """Whether what is chosen lies among the people, or among the moments."""
        return str(self["belongs"].value() or "").startswith(kind)

    @property
    def shows_people(self) -> bool:
        return self.shows(Belongs.PERSON)

    @property
    def shows_moments(self) -> bool:
        return self.shows(Belongs.MOMENT)

    def to_story(self, story: Following) -> Following:
        kind, _sep, id_ = self.cleaned_data["belongs"].partition(" ")
        belongs = Belongs(kind) if kind else None
        return replace(
            story,
            came=self.cleaned_data["words"],
            belongs=belongs,
            person=UUID(id_) if belongs is Belongs.PERSON else None,
            moment=UUID(id_) if belongs is Belongs.MOMENT else None,
        )


def form_of(
    request: UnlockedRequest, kept: Kept[Following], **initial: object
) -> WordsForm:
    """Return the form with what is kept, what a draft held, or what was sent."""
    start = {"words": kept.story.came, "belongs": _typed(kept.story)}
    start["version"] = str(kept.version)
    return WordsForm(
        posted(request),
        initial=start | initial,
        people=list(_people(request.keys, kept.story)),
        moments=list(_moments(request, kept.story)),
    )


def is_told(story: Following) -> bool:
    return bool(story.came or story.belongs)


def is_same(one: Following, other: Following) -> bool:
    said = (one.came, one.belongs, one.person, one.moment)
    return said == (other.came, other.belongs, other.person, other.moment)


def earlier(keys: Unlocked, kept: Kept[Following]) -> list[str]:
    """Return what was written of it before, each line once, the newest first."""
    before = [one.story.came for one in shelf.earlier(keys, Following, kept.id)]
    return list(dict.fromkeys(one for one in before if one and one != kept.story.came))


@doors.unlocked
def words(request: UnlockedRequest, following: UUID) -> HttpResponse:
    """Write or change what came, after a practice."""
    kept, leaf = shelf.one(request.keys, Following, following), leaves.of(request)
    form = form_of(request, kept, **leaf.starts())
    if not form.is_valid():
        return asked(request, kept, form)
    try:
        with transaction.atomic():
            _keep(request, kept, form)
            leaves.turn(request.keys, leaf, request.now)
    except Stale:
        return asked(
            request, shelf.one(request.keys, Following, following), form, stale=True
        )
    receipts.kept(request, notebook.zone_of(request.keys))
    return redirect("following-step", following)


def asked(
    request: UnlockedRequest,
    kept: Kept[Following],
    form: WordsForm,
    *,
    stale: bool = False,
) -> HttpResponse:
    """Show the form; where something else was written meanwhile, that stands beside it."""
    notes = notebook.of(request.keys)
    context = {
        "form": form,
        "leaf": leaves.of(request).id,
        "version": kept.version if stale else form["version"].value(),
        "told": showing.tell(kept, notes, request.now),
        "stale": stale,
        "tab": "body",
    }
    status = 409 if stale else 200
    return page(request, "following/words.html", context, status=status)


def _keep(request: UnlockedRequest, kept: Kept[Following], form: WordsForm) -> None:
    story, day = form.to_story(kept.story), request.now.date()
    if story != kept.story:
        version = form.cleaned_data["version"]
        shelf.change(request.keys, story, kept.id, version=version, day=day)


def _typed(story: Following) -> str:
    id_ = story.person or story.moment
    return " ".join(str(one) for one in (story.belongs, id_) if one)


def _people(keys: Unlocked, story: Following) -> Iterator[tuple[str, str]]:
    """Yield the people by their names: no other order says that one is nearer."""
    notes = notebook.of(keys).with_somebody(story.person)
    named = [(one.name, id_) for id_, one in notes.people.items()]
    for name, id_ in sorted(named, key=lambda one: (one[0].casefold(), one[1])):
        yield f"{Belongs.PERSON} {id_}", name


def _moments(request: UnlockedRequest, story: Following) -> Iterator[tuple[str, str]]:
    """Yield the latest moments, and the one that was chosen before."""
    notes, kept = notebook.of(request.keys), shelf.take(request.keys, Episode).kept
    newest = sorted(kept, key=lambda one: (one.story.when, one.id), reverse=True)
    for n, one in enumerate(newest):
        if n < LATEST or one.id == story.moment:
            words = showing.moment(one.story, notes, request.now)
            yield f"{Belongs.MOMENT} {one.id}", words
