"""The card of one session: filled in alone, kept shut, and opened together."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from between.records import cards, joined
from between.records.cards import Cards, Laid
from between.records.joined import Joined, Side
from between.records.shelf import Kept, Stale
from between.story.card import may_have_card
from between.story.meeting import Meeting
from between.web import (
    after,
    dates,
    doors,
    leaves,
    lookbacks,
    missed,
    notebook,
    sessions,
    tabs,
)
from between.web.cards import keeping, told
from between.web.cards.forms import (
    FIND,
    CardForm,
    ClientCardForm,
    TherapistCardForm,
    typed,
)
from between.web.http import UnlockedRequest, page
from between.web.leaves import Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a card is filled in: between whom, after which session, on which leaf."""

    with_: Joined
    held: Kept[Meeting]
    found: Cards
    leaf: Leaf


@doors.unlocked
def card(request: UnlockedRequest, bond: UUID, meeting: UUID) -> HttpResponse:
    with_, held = joined.mine(request.keys, bond), sessions.one(request.keys, bond, meeting)
    found = cards.at(after.looked(request.keys, with_), with_, meeting)
    place = Place(with_=with_, held=held, found=found, leaf=leaves.of(request))
    form = _form(request, place)
    if request.method != "POST":
        return _page(request, place, form)
    if refused := _refused(held.story, request.now):
        form.add_error(None, refused)
    if not form.is_valid():
        return _page(request, place, form)
    try:
        keeping.keep(request, with_, held, form)
    except Laid:
        form.add_error(None, _("This card is open already, so it stays as it was."))
        return _page(request, place, form, status=409)
    except Stale as stale:
        form = form.again(stale.present)
        form.add_error(None, _stale(stale))
        return _page(request, place, form, status=409)
    leaves.turn(request.keys, place.leaf, request.now)
    _receipt(request, with_, meeting)
    if request.POST.get("then") == FIND and with_.side is Side.CLIENT:
        return redirect(f"{reverse('hurt-new')}?meeting={meeting}")
    return redirect("card", bond, meeting)


def _page(
    request: UnlockedRequest, place: Place, form: CardForm, status: int = 200
) -> HttpResponse:
    with_, held, found = place.with_, place.held, place.found
    context = {
        "bond": with_,
        "session": sessions.shown(held, notebook.zone_of(request.keys)),
        "name": lookbacks.name_of_other(with_),
        "cards": found,
        "own": told.card(found.own.story) if found.own else None,
        "theirs": found.theirs,
        "shown": told.card(found.theirs) if found.theirs else None,
        "hour": told.hour(found, with_),
        "alone": _is_alone(request, place),
        "missed": missed.said(request.keys, with_.bond, held.id),
        "refused": _refused(held.story, request.now),
        "form": form,
        "leaf": place.leaf.id,
        "hurt": reverse("hurt-new"),
        "tab": tabs.of(with_, client="between-us"),
    }
    return page(request, "cards/card.html", context, status=status)


def _form(request: UnlockedRequest, place: Place) -> CardForm:
    own, with_ = place.found.own, place.with_
    initial = typed(own.story, own.version) if own else {}
    initial |= place.leaf.starts()
    sent = request.POST if request.method == "POST" else None
    if with_.side is Side.THERAPIST:
        return TherapistCardForm(sent, initial=initial)
    story = own.story if own else None
    taken = keeping.sentence(request.keys, with_.bond, story, place.held.id)
    return ClientCardForm(sent, initial=initial, sentence=taken)


def _refused(meeting: Meeting, now: datetime) -> str:
    """Return why there is no card for this session, or nothing."""
    if may_have_card(meeting, now):
        return ""
    if meeting.counts or meeting.is_ahead:
        return _("This session is still ahead. The card is for afterwards.")
    return _(
        "This session is written down as one that did not take place, so it has no card. If "
        "you did meet, change that on its page first."
    )


def _stale(stale: Stale) -> str:
    if stale.present:
        return _(
            "You kept this card in another window in the meantime. What you typed here is "
            "still in the form: keep it, and it takes the place of the other."
        )
    return _(
        "You took this card back in another window. What you typed here is still in the "
        "form: keep it, and it is a card again."
    )


def _is_alone(request: UnlockedRequest, place: Place) -> bool:
    """Whether they have met again since, and the other's card for this session never came."""
    if place.found.own is None or place.found.is_other_there:
        return False
    meetings = [one.story for one in sessions.taken(request.keys, place.with_.bond)]
    later = (one for one in meetings if one.start > place.held.story.start)
    return any(may_have_card(one, request.now) for one in later)


def _receipt(request: UnlockedRequest, with_: Joined, meeting: UUID) -> None:
    said = _("Kept, sealed, %(time)s. %(name)s cannot see it.")
    if with_.side is Side.THERAPIST and missed.said(request.keys, with_.bond, meeting):
        said = _(
            "Kept, sealed, %(time)s. %(name)s can see what you let them see at once, "
            "and nothing else."
        )
    said %= {
        "time": dates.clock(request.now, notebook.zone_of(request.keys).key),
        "name": lookbacks.name_of_other(with_),
    }
    messages.success(request, said)
