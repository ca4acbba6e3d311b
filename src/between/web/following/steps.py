"""The eight steps, one a page; what is pressed leads on, back to the easy place, or out."""

from contextlib import suppress
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import shelf
from between.records.shelf import CannotBeOpened, Kept, Missing
from between.story.following import Ended, Following, Press
from between.web import dates, doors, leaves, notebook
from between.web.following import screens, showing, words
from between.web.following.words import WordsForm
from between.web.http import AnyRequest, UnlockedRequest

# They lead there whatever else was typed, and from whatever page.
OUT = {Press.STOP, Press.STRONGER}


@doors.unlocked
def step(request: UnlockedRequest, following: UUID) -> HttpResponse:
    if "draft" in request.GET:
        there = reverse("following-words", args=[following])
        return redirect(f"{there}?{request.GET.urlencode()}")
    if request.method == "POST":
        try:
            return _press(request, following, _pressed(request))
        except Missing:
            return _erased_elsewhere(request, following)
    kept = shelf.one(request.keys, Following, following)
    return screens.screen(request, kept)


@require_POST
@doors.anyone
def stopping(request: AnyRequest, following: UUID) -> HttpResponse:
    """Whoever presses stop gets back into the room: also locked, or where it was erased."""
    if request.keys:
        with suppress(Missing, CannotBeOpened):
            return _press(cast("UnlockedRequest", request), following, Press.STOP)
    elif request.visit:
        doors.hold(request)
    return redirect("grounding")


def _press(
    request: UnlockedRequest, following: UUID, pressed: Press | None
) -> HttpResponse:
    late = showing.late(request.keys, request.now)
    with transaction.atomic():  # of two at once, the second reads what the first has left
        kept = shelf.one(request.keys, Following, following)
        form = words.form_of(request, kept) if "words" in request.POST else None
        if form and not form.is_valid() and pressed not in OUT:
            return screens.screen(request, kept, form)
        story = _with_words(request, kept, form) if form else kept.story
        if pressed and (pressed in OUT or _is_of_this_step(request, story, late=late)):
            marked = showing.touched(story, showing.marks(request.keys, following))
            story = marked.pressed(pressed, request.now, late=late)
        _keep(request, kept, story)
    if story.ended is Ended.FINISHED and not kept.story.ended:
        _say_kept(request, following)
    return (
        redirect("following-step", following) if pressed else _picture(request, following)
    )


def _picture(request: UnlockedRequest, following: UUID) -> HttpResponse:
    """Go where it is marked on the picture, or in the list beneath it."""
    stage = request.POST.get("mark") or request.POST.get("list")
    there = (
        f"{reverse('painting-new')}?{urlencode({'following': following, 'stage': stage})}"
    )
    return redirect(there if "mark" in request.POST else f"{there}#list")


def _keep(request: UnlockedRequest, kept: Kept[Following], story: Following) -> None:
    """Keep it as it stands now; a step needs no history, a line that was written does."""
    keys, day = request.keys, request.now.date()
    if kept.story.came and story.came != kept.story.came:
        shelf.change(keys, story, kept.id, version=kept.version, day=day)
    elif story != kept.story:
        shelf.place(keys, story, day, id_=kept.id)


def _erased_elsewhere(request: UnlockedRequest, following: UUID) -> HttpResponse:
    """Keep what was typed about a practice that was erased in another window."""
    erased = shelf.take_erased(request.keys, Following, request.now).kept
    if following not in {one.id for one in erased} or not request.POST.get("words"):
        raise Missing
    leaves.write(request, reverse("following"))
    messages.info(request, _("This was erased elsewhere. What you typed is kept here."))
    return redirect("drafts")


def _pressed(request: UnlockedRequest) -> Press | None:
    """Return the button, nothing on the way to the picture; a form without one goes on."""
    said = request.POST.get("press", "")
    if said not in set(Press) and {"mark", "list"} & set(request.POST):
        return None
    return Press(said) if said in set(Press) else Press.NEXT


def _is_of_this_step(request: UnlockedRequest, story: Following, *, late: bool) -> bool:
    """Whether it was pressed on the page that is shown now, not twice or in an old window."""
    return request.POST.get("step", "") == screens.place(story.shown(late=late))


def _with_words(
    request: UnlockedRequest, kept: Kept[Following], form: WordsForm
) -> Following:
    """Return it with what was typed; where that cannot be, it waits with the drafts."""
    story, leaf = kept.story, leaves.of(request)
    typed = form.to_story(story) if form.is_valid() else None
    is_fresh = form.cleaned_data.get("version") == kept.version
    if typed and (is_fresh or not words.is_told(story)):
        leaves.turn(request.keys, leaf, request.now)
        return typed
    if typed is None or (words.is_told(typed) and not words.is_same(typed, story)):
        leaves.write(request, reverse("following-words", args=[kept.id]))
        messages.info(request, _("What you typed is kept with your drafts."))
    return story


def _say_kept(request: UnlockedRequest, following: UUID) -> None:
    time = dates.clock(request.now, notebook.zone_of(request.keys).key)
    said = _("Kept, sealed, %(time)s.")
    if showing.marks(request.keys, following):
        said = _("Kept, sealed, %(time)s. What you marked before and after is yours.")
    messages.success(request, said % {"time": time})
