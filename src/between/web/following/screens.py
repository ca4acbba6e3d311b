"""What a practice shows where it stands: a step, the easy place, a pause, or its end."""

from django.http import HttpResponse

from between.records.shelf import Kept
from between.story.following import Following, Step
from between.web import leaves, notebook
from between.web.following import showing, words
from between.web.following.words import WordsForm
from between.web.http import UnlockedRequest, page

HALF_A_MINUTE = 30


def place(story: Following) -> str:
    """Return the word by which a page says which one it was."""
    return "resting" if story.at_easy else story.step.value


def screen(
    request: UnlockedRequest, kept: Kept[Following], form: WordsForm | None = None
) -> HttpResponse:
    """Return the page on which it stands; `form` is what was typed and cannot be kept yet."""
    late = showing.late(request.keys, request.now)
    if kept.story.ended:
        return _end(request, kept, late=late)
    marks = showing.marks(request.keys, kept.id)
    story = showing.touched(kept.story, marks).shown(late=late)
    context: dict[str, object] = {"following": kept.id, "tab": "body", "marks": marks}
    context["step"] = place(story)
    if form is None and story.is_paused(request.now):
        context["since"] = showing.since(story.at, request.now)
        return page(request, "following/paused.html", context)
    if story.at_easy:
        return page(request, "following/easy.html", context)
    context |= _step(story, late=late)
    if story.step is Step.NOW:
        leaf = leaves.of(request)
        context["leaf"] = leaf.id
        context["form"] = form or words.form_of(request, kept, **leaf.starts())
    return page(request, "following/step.html", context)


def _step(story: Following, *, late: bool) -> dict[str, object]:
    number, of = showing.number(story, is_late=late)
    return {
        "part": f"following/parts/{story.step.value}.html",
        "title": showing.TITLES[story.step],
        "number": number,
        "of": of,
        "seconds": story.seconds,
        "about": showing.ABOUT[story.seconds],
    }


def _end(request: UnlockedRequest, kept: Kept[Following], *, late: bool) -> HttpResponse:
    """Show how to come back into the room, then what to do next, and later what was kept."""
    story, has_just_ended = kept.story, kept.story.has_just_ended(request.now)
    context: dict[str, object] = {"following": kept.id, "tab": "body"}
    if "quite" in request.GET:
        return page(request, "following/not_quite.html", context)
    if has_just_ended and story.needs_the_room and "back" not in request.GET:
        context |= {"seconds": HALF_A_MINUTE, "about": showing.ABOUT[HALF_A_MINUTE]}
        return page(request, "following/stopped.html", context)
    notes, moment = notebook.of(request.keys), showing.moment_of(request.keys, story)
    context |= {
        "told": showing.tell(kept, notes, request.now),
        "moment": moment,
        "about_moment": moment and showing.moment(moment.story, notes, request.now),
        "earlier": words.earlier(request.keys, kept),
        "marks": showing.marks(request.keys, kept.id),
        "has_just_ended": has_just_ended,
        "late": late,
    }
    return page(request, "following/past.html", context)
