"""A hurt step by step: each page keeps what was typed and leads on, back, or out."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records import hurts, shelf
from between.records.shelf import Kept, Missing, Stale
from between.story.hurt import Hurt, Rest, Size
from between.web import doors, leaves, notebook, receipts, told_hurts
from between.web.http import UnlockedRequest, page, posted
from between.web.hurts import forms, going, names, sentences
from between.web.hurts.forms import StepForm
from between.web.hurts.going import Go
from between.web.leaves import Leaf

FORMS: dict[str, type[StepForm]] = {
    "happened": forms.HappenedForm,
    "felt": forms.FeltForm,
    "needed": forms.NeededForm,
    "did": forms.DidForm,
    "strength": forms.StrengthForm,
    "kind": StepForm,
    "sentence": forms.SentenceForm,
}
TITLES: dict[str, str | Promise] = {
    "happened": gettext_lazy("What happened?"),
    "felt": gettext_lazy("What did I feel?"),
    "needed": gettext_lazy("What did I need just then?"),
    "did": gettext_lazy("What did I do?"),
    "strength": gettext_lazy("How much did it hurt?"),
    "kind": gettext_lazy("What kind of thing is it?"),
    "sentence": gettext_lazy("A sentence"),
}
SEVERAL = ("happened", "feelings", "needed", "did")


@doors.unlocked
def step(request: UnlockedRequest, hurt: UUID, step: str) -> HttpResponse:
    if step not in FORMS:
        raise Missing
    try:
        kept = shelf.one(request.keys, Hurt, hurt)
    except Missing:
        return erased_elsewhere(request, hurt)
    leaf = leaves.of(request)
    initial = {**FORMS[step].typed(kept.story), "version": kept.version}
    initial |= leaf.starts(*SEVERAL)
    form = FORMS[step](posted(request), initial=initial)
    if form.is_valid():
        return _keep(request, kept, form, leaf, step)
    go = going.of(request)
    if form.is_bound and go in {Go.NOT_NOW, Go.HELP}:
        return going.away(request, go, hurt, kept=False)
    return _page(request, kept, form, leaf, step)


def erased_elsewhere(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    """Keep what was typed about something that was erased in another window."""
    erased = shelf.take_erased(request.keys, Hurt, request.now).kept
    if request.method != "POST" or hurt not in {kept.id for kept in erased}:
        raise Missing
    leaves.write(request, reverse("hurt-new"))
    go = going.of(request)
    if go in {Go.NOT_NOW, Go.HELP}:
        return going.away(request, go, None, kept=True)
    messages.info(request, _("This was erased elsewhere. What you typed is kept here."))
    return redirect("drafts")


def _keep(
    request: UnlockedRequest, kept: Kept[Hurt], form: StepForm, leaf: Leaf, step: str
) -> HttpResponse:
    keys, now, go = request.keys, request.now, going.of(request)
    story = _pressed(request, form.to_story(kept.story), go)
    try:
        with transaction.atomic():
            is_new = hurts.keep(keys, kept, story, form.cleaned_data["version"], now)
            leaves.turn(keys, leaf, now)
    except Stale:
        if go in {Go.NOT_NOW, Go.HELP}:
            return going.away(request, go, kept.id, kept=False)
        return _page(request, kept, _again(form, kept.version), leaf, step, stale=True)
    if is_new:
        receipts.kept(request, notebook.zone_of(keys))
    if go is Go.BEYOND:
        return redirect("misconduct")
    if go is Go.OFFERED:
        return redirect("hurt-step", kept.id, step)
    if go in going.AWAY:
        return going.away(request, go, kept.id, kept=True)
    return going.onwards(go, kept.id, step)


def _pressed(request: UnlockedRequest, story: Hurt, go: Go) -> Hurt:
    """Return it with what its button says beside what was typed."""
    if go is Go.OFFERED:
        story = _with_offered(story, request.POST.get("line", ""))
    if go is Go.BEYOND:
        story = replace(story, rest=Rest.BEYOND)
    if go is Go.LEAVE and story.rest is Rest.TAKEN:
        story = story.left(request.now)
    return sentences.chosen(story)


def _with_offered(story: Hurt, number: str) -> Hurt:
    """Put an offered line into the sentence that was chosen, or into the whole one."""
    lines = sentences.offered(story)
    if not (number.isascii() and number.isdigit() and int(number) < len(lines)):
        return story
    line, size = lines[int(number)], story.size or Size.WHOLE
    before = (
        "" if size is Size.HARDLY and not story.hardly else sentences.shown(story)[size]
    )
    story = story.changed_by_hand(size, f"{before} {line}".strip())
    return replace(story, size=size)


def _again(form: StepForm, version: int) -> StepForm:
    """Return the same form with what was typed, ready to be kept over `version`."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    return type(form)(data)


def _page(
    request: UnlockedRequest,
    kept: Kept[Hurt],
    form: StepForm,
    leaf: Leaf,
    step: str,
    *,
    stale: bool = False,
) -> HttpResponse:
    zone = notebook.zone_of(request.keys).key
    context = {
        "form": form,
        "leaf": leaf.id,
        "hurt": kept.id,
        "step": step,
        "title": TITLES[step],
        "number": 1 + going.STEPS.index(step),
        "of": 1 + len(going.STEPS),
        "is_first": step == going.STEPS[0],
        "part": f"hurts/parts/{step}.html",
        "offered": sentences.offered(kept.story) if step == "sentence" else (),
        "other": told_hurts.tell(kept, zone, request.now) if stale else None,
    }
    context |= names.context(request, kept.story.bond)
    return page(request, "hurts/step.html", context, status=409 if stale else 200)
