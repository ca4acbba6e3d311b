"""Before the start: what it is, when not to, and how long each step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Kept
from between.story.following import Ended, Following, Pace
from between.web import doors, notebook
from between.web.fields import One, Words
from between.web.following import origins, showing
from between.web.following.origins import Origin
from between.web.http import UnlockedRequest, page, posted

PACES: Mapping[Pace, str | Promise] = {
    Pace.SHORT: _("short"),
    Pace.USUAL: _("usual"),
    Pace.LONG: _("long"),
}


class BeginningForm(forms.Form):
    """`episode` and `hurt` are ids, as the link that led here brought them."""

    pace = One(choices=list(PACES.items()))
    episode = Words(widget=forms.HiddenInput)
    hurt = Words(widget=forms.HiddenInput)


@doors.unlocked
def before(request: UnlockedRequest) -> HttpResponse:
    keys, now, zone = request.keys, request.now, notebook.zone_of(request.keys)
    latest, running = _newest(keys), _newest(keys, running=True)
    initial = {name: request.GET.get(name, "") for name in ("episode", "hurt")}
    initial["pace"] = latest.story.pace if latest else Pace.USUAL
    form = BeginningForm(posted(request), initial=initial)
    origin = origins.of(keys, request.POST if form.is_bound else initial)
    several = origins.has_been_several_times(keys, origin, now)
    if form.is_valid() and not several:
        pace = Pace(form.cleaned_data["pace"] or Pace.USUAL)
        new = Following(when=now, at=now, zone=zone.key, pace=pace)
        return redirect("following-step", _begin(keys, new, origin, now))
    context = {
        "form": form,
        "several": several,
        "back": origin.back,
        "running": running,
        "since": showing.since(running.story.at, now) if running else "",
        "tab": "body",
    }
    return page(request, "following/before.html", context)


def _newest(keys: Unlocked, *, running: bool = False) -> Kept[Following] | None:
    kept = shelf.take(keys, Following).kept
    kept = tuple(one for one in kept if not (running and one.story.ended))
    return max(kept, key=lambda one: (one.story.when, one.id), default=None)


def _begin(keys: Unlocked, new: Following, origin: Origin, now: datetime) -> UUID:
    """Begin, or go on with what was begun a moment ago; what was put down earlier is left."""
    new = replace(new, episode=origin.episode, hurt=origin.hurt)
    with transaction.atomic():
        if before := _newest(keys, running=True):
            story = before.story
            if _is_same(story, new) and not story.is_paused(now):
                return _place(keys, replace(story, pace=new.pace, at=now), before.id, now)
            _place(keys, replace(story, ended=Ended.LEFT), before.id, now)
        return shelf.put(keys, new, now.date())


def _is_same(one: Following, other: Following) -> bool:
    return (one.episode, one.hurt) == (other.episode, other.hurt)


def _place(keys: Unlocked, story: Following, id_: UUID, now: datetime) -> UUID:
    return shelf.place(keys, story, now.date(), id_=id_)
