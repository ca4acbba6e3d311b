"""Is this helping us, or getting between us? Each answers alone, and neither to please."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from between.records import joined
from between.records import lookbacks as kept
from between.records.joined import Joined, Side
from between.records.lookbacks import Looks
from between.records.shelf import Stale
from between.story.looking_back import LookBack, Serves
from between.web import doors, lookbacks, notebook, receipts, tabs
from between.web.fields import One, Version, Words
from between.web.http import UnlockedRequest, page, posted

LATER, NOW = "both", "now"


class LookBackForm(forms.Form):
    """`turn` is the one for which the form was opened."""

    turn = Version(required=False)
    serves = One(
        label=gettext_lazy("For me it is"),
        choices=list(lookbacks.TITLES.items()),
        widget=forms.RadioSelect,
    )
    words = Words(label=gettext_lazy("A sentence, if you like"), rows=2)
    seen = One(label=gettext_lazy("When may they see it?"), widget=forms.RadioSelect)

    def __init__(self, *args: object, name: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choice = self.fields["seen"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 (for the types)
        choice.label = _("When may %(name)s see it?") % {"name": name}
        choice.choices = [(LATER, _("When we have both answered")), (NOW, _("At once"))]

    def clean_serves(self) -> str:
        if not self.cleaned_data["serves"]:
            raise forms.ValidationError(_("Choose one of the four, or leave it for now."))
        return str(self.cleaned_data["serves"])

    def to_story(self, request: UnlockedRequest, with_: Joined, found: Looks) -> LookBack:
        data = self.cleaned_data
        return LookBack(
            bond=with_.bond,
            turn=data["turn"],
            by=found.by,
            when=request.now,
            serves=Serves(data["serves"]),
            words=data["words"],
            at_once=data["seen"] == NOW,
        )


@doors.unlocked
def looking_back(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    with_ = joined.mine(request.keys, bond)
    found = lookbacks.looked(request.keys, with_)
    form = _form(request, with_, found)
    if not with_.is_open or not form.is_valid():
        return page(
            request, "together/looking_back.html", _context(request, with_, found, form)
        )
    try:
        kept.answer(request.keys, with_, form.to_story(request, with_, found))
    except Stale:
        said = _("The other of you has answered in the meantime, so your first one stands.")
        messages.info(request, said)
    else:
        receipts.kept(request, notebook.zone_of(request.keys))
    return redirect("looking-back", bond)


@require_POST
@doors.unlocked
def later(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    """Put it off until the two have met again."""
    with_ = joined.mine(request.keys, bond)
    kept.not_now(request.keys, bond, request.now)
    messages.info(request, _("Not now. It comes again after you have met."))
    return redirect("bond" if with_.side is Side.CLIENT else "client", bond)


@require_POST
@doors.unlocked
def showing(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    with_ = joined.mine(request.keys, bond)
    if with_.is_open:
        kept.show(request.keys, with_)
    return redirect("looking-back", bond)


@require_POST
@doors.unlocked
def withdrawing(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    """Take an answer back that nobody has seen."""
    with_ = joined.mine(request.keys, bond)
    kept.take_back(request.keys, with_)
    if lookbacks.looked(request.keys, with_).own is None:
        messages.info(request, _("Nothing of yours waits to be seen now."))
    return redirect("looking-back", bond)


def _form(request: UnlockedRequest, with_: Joined, found: Looks) -> LookBackForm:
    initial: dict[str, object] = {"turn": found.turn, "seen": LATER}
    if found.present:
        initial |= {"serves": found.present.serves, "words": found.present.words}
    name = lookbacks.name_of_other(with_)
    return LookBackForm(posted(request), name=name, initial=initial)


def _context(
    request: UnlockedRequest, with_: Joined, found: Looks, form: LookBackForm
) -> dict[str, object]:
    zone = notebook.zone_of(request.keys)
    told = lookbacks.told(found, with_, zone)
    own = lookbacks.say(found.own.story, _("You"), zone) if found.own else None
    asked = lookbacks.is_asked(request.keys, with_, found)
    last = max((one.turn for one in told), default=0)
    return {
        "bond": with_,
        "form": form,
        "name": lookbacks.name_of_other(with_),
        "own": own,
        "waited_for": found.is_waited_for,
        "told": told,
        "folded": not form.errors and bool(own or (told and not asked)),
        "stops": any(one.stops and one.turn == last for one in told) or (own and own.stops),
        "tab": tabs.of(with_),
    }
