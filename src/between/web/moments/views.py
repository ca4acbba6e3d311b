"""Moments."""

from django.http import HttpResponse
from django.shortcuts import redirect

from between.records import shelf
from between.story.episode import Episode
from between.story.people import Person
from between.web import doors
from between.web.http import UnlockedRequest, page
from between.web.moments.forms import MomentForm


@doors.unlocked
def moments(request: UnlockedRequest) -> HttpResponse:
    people = {k.id: k.story for k in shelf.take(request.keys, Person).kept}
    return page(
        request,
        "moments/moments.html",
        {
            "moments": shelf.take(request.keys, Episode).kept,
            "people": people,
            "tab": "moments",
        },
    )


@doors.unlocked
def new(request: UnlockedRequest) -> HttpResponse:
    form = MomentForm(request.POST or None)
    if form.is_valid():
        person = shelf.put(
            request.keys, Person(name=form.cleaned_data["who"]), request.now.date()
        )
        shelf.put(request.keys, form.to_story(person, request.now), request.now.date())
        return redirect("moments")
    return page(request, "moments/new.html", {"form": form})
