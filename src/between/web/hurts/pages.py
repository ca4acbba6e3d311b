"""What hurt, in a list and one by one: in one's own words, and where each rests."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from between.records import grants, hurts, shelf, visits
from between.story.hurt import Heard, Hurt, Saying
from between.web import asking, doors, notebook, paintings, receipts, told_hurts
from between.web.fields import One
from between.web.http import UnlockedRequest, page
from between.web.hurts import names, sentences

A_PAGE = 50
SAYINGS: dict[Saying, str | Promise] = {
    Saying.GOOD: gettext_lazy("good"),
    Saying.HARD_AND_GOOD: gettext_lazy("hard and good"),
    Saying.HARD: gettext_lazy("hard"),
    Saying.REGRETTED: gettext_lazy("I wish I hadn't"),
}
HEARD: dict[Heard, str | Promise] = {
    Heard.NOT_YET: gettext_lazy("not yet"),
    Heard.PARTLY: gettext_lazy("partly"),
    Heard.YES: gettext_lazy("yes"),
}


class AfterForm(forms.Form):
    """After it was said; both may be left out, and nobody else sees it."""

    saying = One(choices=list(SAYINGS.items()))
    heard = One(choices=list(HEARD.items()))


@doors.unlocked
def listed(request: UnlockedRequest) -> HttpResponse:
    taken = shelf.take(request.keys, Hurt)
    newest = sorted(taken.kept, key=lambda one: (one.story.when, one.id), reverse=True)
    shown = Paginator(newest, A_PAGE).get_page(request.GET.get("page"))
    zone = notebook.zone_of(request.keys).key
    context = {
        "hurts": [told_hurts.tell(one, zone, request.now) for one in shown],
        "shown": shown,
        "closed": taken.closed,
        "asked": asking.asked(request.keys, request.now),
    }
    return page(request, "hurts/hurts.html", context | names.context(request))


@doors.unlocked
def hurt(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    kept = shelf.one(request.keys, Hurt, hurt)
    story, notes = kept.story, notebook.of(request.keys)
    said = {"saying": story.saying or "", "heard": story.heard or ""}
    context = {
        "told": told_hurts.tell(kept, notes.zone.key, request.now),
        "story": story,
        "rest": story.rest.value,
        "until": story.until(notes.zone),
        "paintings": paintings.of(request.keys, notes, request.now, hurt=hurt),
        "copies": grants.copies(request.keys, hurt),
        "after": AfterForm(initial=said),
        "regrets": story.saying is Saying.REGRETTED,
        "is_over": story.is_over,
    }
    context |= names.context(request, story.bond)
    return page(request, "hurts/hurt.html", context)


@doors.unlocked
def earlier(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    """Show what was written before, each wording once."""
    zone = notebook.zone_of(request.keys).key
    kept = shelf.one(request.keys, Hurt, hurt)
    before = shelf.earlier(request.keys, Hurt, hurt)
    told = [told_hurts.tell(one, zone, request.now) for one in (kept, *before)]
    worded = [
        (kept.day, one)
        for kept, one, after in zip(before, told[1:], told, strict=False)
        if (one.lines, one.story.sentence) != (after.lines, after.story.sentence)
    ]
    context = {"versions": worded, "hurt": hurt, "tab": "between-us"}
    return page(request, "hurts/earlier.html", context)


@require_POST
@doors.unlocked
def after(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    """Keep how it was to say it, and whether they felt heard: for themselves."""
    kept, form = shelf.one(request.keys, Hurt, hurt), AfterForm(request.POST)
    if form.is_valid():
        saying, heard = form.cleaned_data["saying"], form.cleaned_data["heard"]
        hurts.answer(
            request.keys,
            kept,
            request.now,
            saying=Saying(saying) if saying else None,
            heard=Heard(heard) if heard else None,
        )
        receipts.kept(request, notebook.zone_of(request.keys))
    return redirect("hurt", hurt)


@doors.unlocked
def printed(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    story = shelf.one(request.keys, Hurt, hurt).story
    context = {"sentence": sentences.said(story), "hurt": hurt, "tab": "between-us"}
    return page(request, "hurts/printed.html", context)


@require_POST
@doors.unlocked
def room(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    """Show only the sentence, to look at together: all else is locked from now on."""
    story = shelf.one(request.keys, Hurt, hurt).story
    visits.lock(request.visit, request.now)
    request.keys = None  # type: ignore[assignment] # the page is of somebody who is locked
    return page(request, "hurts/room.html", {"sentence": sentences.said(story)})


@require_POST
@doors.unlocked
def erasing(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    shelf.erase(request.keys, Hurt, hurt, request.now)
    messages.success(request, _("Erased. For a day you can bring it back."))
    return redirect("hurts")
