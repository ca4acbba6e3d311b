"""What now? Exactly one of four, moved from one to another at any time."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from between.records import grants, hurts, shelf
from between.records.shelf import Kept, Missing
from between.story.hurt import Hurt, Rest, Still
from between.web import doors, notebook, receipts
from between.web.fields import Day
from between.web.http import UnlockedRequest, page, posted
from between.web.hurts import going, names
from between.web.hurts.forms import StepForm
from between.web.hurts.going import Go
from between.web.hurts.steps import erased_elsewhere

WITH_ITS_CLIENT = {Rest.LEFT, Rest.TAKEN}


class RestForm(StepForm):
    """A day to look again is for what is left; on every other way it is let be."""

    look_again = Day(label=gettext_lazy("A day to look again, if you like"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        kept: Kept[Hurt],
        today: date,
        go: Go = Go.LEFT,
    ) -> None:
        self.today, self.before = today, kept.story.look_again
        coming = None if self._is_over(self.before) else self.before
        initial = {"version": kept.version, "look_again": coming}
        super().__init__(data, initial=initial)
        if self.is_bound and go not in {Go.LEFT, Go.LEAVE}:
            del self.fields["look_again"]

    def clean_look_again(self) -> date | None:
        day: date | None = self.cleaned_data["look_again"]
        if day != self.before and self._is_over(day):
            said = _("This day is over. Choose today or a later one, or leave it empty.")
            raise forms.ValidationError(said)
        return day

    def _is_over(self, day: date | None) -> bool:
        return day is not None and day < self.today

    def to_story(self, story: Hurt) -> Hurt:
        day = self.cleaned_data.get("look_again", story.look_again)
        if day == story.look_again:
            return story
        # Whoever chooses a day wants to be asked on it, whatever was answered before.
        return replace(story, look_again=day, still=None if day else story.still)


@doors.unlocked
def rest(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    try:
        kept = shelf.one(request.keys, Hurt, hurt)
    except Missing:
        return erased_elsewhere(request, hurt)
    today = request.now.astimezone(notebook.zone_of(request.keys)).date()
    go = going.of(request)
    form = RestForm(posted(request), kept=kept, today=today, go=go)
    if form.is_bound and go in {Go.NOT_NOW, Go.HELP}:
        return going.away(request, go, hurt, kept=True)
    if form.is_bound and go is Go.BACK:
        return redirect("hurt-step", hurt, going.STEPS[-1])
    if not form.is_valid():
        return _page(request, kept, form)
    if form.cleaned_data["version"] != kept.version:
        form = RestForm(kept=kept, today=today)
        return _page(request, kept, form, stale=True)
    return _rest(request, kept, form, go)


@require_POST
@doors.unlocked
def taking_back(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    """Take back every copy with one tap; it is left for now, or stays what it is beyond."""
    shelf.one(request.keys, Hurt, hurt)
    if hurts.take_back(request.keys, hurt, request.now):
        said = _("Taken back. They may remember it or have printed it.")
        messages.success(request, said)
    return redirect("hurt", hurt)


@require_POST
@doors.unlocked
def still(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    """Hear whether it is still there; it is not asked again after that."""
    kept = shelf.one(request.keys, Hurt, hurt)
    said = request.POST.get("still", "")
    if said not in set(Still):
        return redirect("hurt", hurt)
    hurts.answer(request.keys, kept, request.now, still=Still(said))
    receipts.kept(request, notebook.zone_of(request.keys))
    if said == Still.FIND:
        return redirect("hurt-step", hurt, "sentence" if kept.story.is_told else "happened")
    return redirect("between-us")


def _rest(
    request: UnlockedRequest, kept: Kept[Hurt], form: RestForm, go: Go
) -> HttpResponse:
    to, story = _to(go, kept.story.rest), form.to_story(kept.story)
    before = len(grants.copies(request.keys, kept.id))
    if to is not kept.story.rest or story != kept.story:
        hurts.rest(request.keys, kept, replace(story, rest=to), request.now)
    receipts.kept(request, notebook.zone_of(request.keys))
    if before and to in WITH_ITS_CLIENT:
        _say_taken_back(request, before)
    if to is Rest.BEYOND:
        return redirect("misconduct")
    return redirect("hurt" if go is Go.TAKEN else "between-us", *_of(go, kept.id))


def _of(go: Go, hurt: UUID) -> tuple[UUID, ...]:
    return (hurt,) if go is Go.TAKEN else ()


def _to(go: Go, present: Rest) -> Rest:
    """Return where it rests from now on. To leave a page moves nothing that was shared."""
    if go is Go.LEAVE and present not in WITH_ITS_CLIENT:
        return present
    wanted = {Go.TAKEN: Rest.TAKEN, Go.BEYOND: Rest.BEYOND}
    return wanted.get(go, Rest.LEFT if go in {Go.LEFT, Go.LEAVE} else present)


def _say_taken_back(request: UnlockedRequest, copies: int) -> None:
    said = ngettext(
        "What you shared of it is taken back. They may remember it or have printed it.",
        "All that you shared of it is taken back. They may remember it or have printed it.",
        copies,
    )
    messages.success(request, said)


def _page(
    request: UnlockedRequest, kept: Kept[Hurt], form: RestForm, *, stale: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "hurt": kept.id,
        "story": kept.story,
        "copies": len(grants.copies(request.keys, kept.id)),
        "stale": stale,
        "number": 1 + len(going.STEPS),
        "of": 1 + len(going.STEPS),
    }
    context |= names.context(request, kept.story.bond)
    return page(request, "hurts/rest.html", context, status=409 if stale else 200)
