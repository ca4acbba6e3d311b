"""For the therapist: the words of a hurt that was shared, what helps now, and their own notes."""

from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from between.records import grants, joined, repairs, shelf
from between.records.grants import Given
from between.records.joined import Joined, Side
from between.records.shelf import Kept, Missing, Stale
from between.story.repair import Preparation
from between.web import doors, leaves, notebook, receipts, ways_back
from between.web.fields import LONGEST_WORDS, Version, Words
from between.web.http import UnlockedRequest, page, posted
from between.web.repair import way_back


class PreparationForm(forms.Form):
    """Before they speak of it; nobody else ever reads this.

    `bond` is where the words belong when what was shared is gone by the time they are sent.
    """

    bond = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = Version(required=False)
    part = Words(
        label=lazy("My part"),
        help_text=lazy("What I did or missed. Look for it before you look for theirs."),
        rows=2,
    )
    words = Words(
        label=lazy("Before we speak"),
        help_text=lazy("Notes of your own."),
        longest=LONGEST_WORDS,
        rows=4,
    )


@doors.therapist
def helps_now(request: UnlockedRequest, grant: UUID) -> HttpResponse:
    try:
        with_, given = grants.read(request.keys, grant, request.now)
    except Missing:
        return _gone_meanwhile(request)
    hurt = given.shared.source
    if not given.shared.is_hurt_with(with_.bond) or hurt is None:
        return redirect("client-shared", grant)
    kept = _kept(request, with_, hurt)
    form = PreparationForm(posted(request), initial=_typed(kept))
    if form.is_valid():
        try:
            _keep(request, with_, hurt, form, kept)
        except Stale:
            return _told_again(request, with_, given, form, kept)
        receipts.kept(request, notebook.zone_of(request.keys))
        return redirect("helps-now", grant)
    return _shown(request, with_, given, form, kept)


def _gone_meanwhile(request: UnlockedRequest) -> HttpResponse:
    """Keep what was typed about something that was taken back, as a note that is begun."""
    form = PreparationForm(request.POST)
    form.full_clean()
    bond = form.cleaned_data.get("bond")
    typed = [request.POST.get(name, "").strip() for name in ("part", "words")]
    if bond is None or not any(typed):
        raise Missing
    with_ = joined.one(request.keys, bond, Side.THERAPIST)
    fields = {"leaf": [uuid4().hex], "words": ["\n\n".join(one for one in typed if one)]}
    leaves.lay(request, reverse("client-note-new", args=[with_.bond]), fields)
    messages.info(
        request,
        _(
            "What was shared is not here any more. What you typed is kept here, for you alone."
        ),
    )
    return redirect("drafts")


def _shown(
    request: UnlockedRequest,
    with_: Joined,
    given: Given,
    form: PreparationForm,
    kept: Kept[Preparation] | None,
    *,
    other: Preparation | None = None,
) -> HttpResponse:
    hurt = given.shared.source
    assert hurt is not None  # noqa: S101 (for the types)
    found = repairs.of(request.keys, with_, hurt)
    shown = way_back.context(request, with_, hurt) | {
        "given": given,
        "form": form,
        "kept": kept,
        "other": other,
        "ledger": ways_back.way_back(found, with_, notebook.zone_of(request.keys)),
    }
    return page(request, "repair/helps_now.html", shown, status=409 if other else 200)


def _told_again(
    request: UnlockedRequest,
    with_: Joined,
    given: Given,
    form: PreparationForm,
    kept: Kept[Preparation] | None,
) -> HttpResponse:
    """Show what another window kept beside what was typed here; the next time it is kept."""
    again = {**form.cleaned_data, "version": kept.version if kept else 0}
    other = kept.story if kept else None
    return _shown(request, with_, given, PreparationForm(again), kept, other=other)


def _kept(request: UnlockedRequest, with_: Joined, hurt: UUID) -> Kept[Preparation] | None:
    for one in shelf.take(request.keys, Preparation).kept:
        if (one.story.bond, one.story.hurt) == (with_.bond, hurt):
            return one
    return None


def _typed(kept: Kept[Preparation] | None) -> dict[str, object]:
    if kept is None:
        return {"version": 0}
    return {"version": kept.version, "part": kept.story.part, "words": kept.story.words}


def _keep(
    request: UnlockedRequest,
    with_: Joined,
    hurt: UUID,
    form: PreparationForm,
    kept: Kept[Preparation] | None,
) -> None:
    data, day = form.cleaned_data, request.now.date()
    story = Preparation(
        bond=with_.bond,
        hurt=hurt,
        when=request.now,
        part=data["part"],
        words=data["words"],
    )
    if data["version"] != (kept.version if kept else 0):
        raise Stale(kept.version if kept else 0)
    if kept is None:
        shelf.put(request.keys, story, day)
    else:
        shelf.change(request.keys, story, kept.id, version=kept.version, day=day)
