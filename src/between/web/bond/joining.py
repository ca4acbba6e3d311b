"""Joining with a therapist: the words, who they lead to, and a yes."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import bonds, keyroom, shelf
from between.records.bonds import BadWords, KeysChanged, NoInvitation, Offer
from between.records.shelf import Kept
from between.story.people import Person, Role
from between.web import doors, notebook
from between.web.bond import sayings
from between.web.bond.forms import WordsForm, YesForm
from between.web.http import UnlockedRequest, page, posted


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def joining(request: UnlockedRequest) -> HttpResponse:
    if keyroom.is_made_up(request.keys.account):
        return redirect("bonds")
    form = WordsForm(posted(request))
    offer = _offer(request, form) if form.is_valid() else None
    if offer is None:
        return page(request, "bond/joining.html", {"form": form, "tab": "account"})
    return _yes(request, offer)


def _yes(request: UnlockedRequest, offer: Offer) -> HttpResponse:
    notes = notebook.of(request.keys)
    said = request.POST if request.POST.get("yes") else None
    initial = {"words": offer.words, "yes": "yes"}
    form = YesForm(said, therapists=notes, initial=initial)
    if form.is_valid() and _join(request, form, offer):
        return redirect("bond", offer.bond)
    context = {"form": form, "name": offer.name, "tab": "account"}
    return page(request, "bond/offer.html", context)


def _offer(request: UnlockedRequest, form: WordsForm) -> Offer | None:
    try:
        return bonds.look_up(request.keys, form.cleaned_data["words"], request.now)
    except (BadWords, NoInvitation, KeysChanged) as error:
        form.add_error("words", sayings.why_not(error))
        return None


def _join(request: UnlockedRequest, form: YesForm, offer: Offer) -> bool:
    try:
        keys = bonds.join(
            request.keys, offer, form.cleaned_data["name"].strip(), request.now
        )
    except NoInvitation as error:
        form.add_error(None, sayings.why_not(error))
        return False
    request.keys = keys
    _link(request, form.chosen(), offer)
    messages.success(request, _("You are joined. Nothing is shared yet."))
    return True


def _link(request: UnlockedRequest, person: UUID | None, offer: Offer) -> None:
    """Tie the bond to somebody among one's people, who may be new there."""
    day, known = request.now.date(), _known(request, person)
    if known is None:
        new = Person(name=offer.name, role=_role(request), bond=offer.bond)
        shelf.put(request.keys, new, day)
        return
    changed = replace(known.story, bond=offer.bond)
    shelf.change(request.keys, changed, known.id, version=known.version, day=day)


def _known(request: UnlockedRequest, person: UUID | None) -> Kept[Person] | None:
    kept = shelf.take(request.keys, Person).kept
    return next((one for one in kept if one.id == person), None)


def _role(request: UnlockedRequest) -> Role:
    # The mirror lays one therapist beside all others; a second one is a person like them.
    return Role.HELPER if notebook.of(request.keys).therapist() else Role.THERAPIST
