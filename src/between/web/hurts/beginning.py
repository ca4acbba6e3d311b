"""Something between us: just a mark, one line, or step by step. It rests from its first second."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.story.hurt import Hurt, Size
from between.web import doors, leaves, notebook, receipts
from between.web.fields import LONGEST_WORDS, Words
from between.web.http import UnlockedRequest, page, posted
from between.web.hurts import going, names, origins, sentences
from between.web.hurts.going import Go
from between.web.leaves import Leaf

BEGINS = {Go.MARK, Go.LINE, Go.STEPS}


class BeginningForm(forms.Form):
    """`meeting` and `episode` are ids, as the link that led here brought them."""

    words = Words(label=gettext_lazy("One line"), longest=LONGEST_WORDS, rows=2)
    meeting = Words(widget=forms.HiddenInput)
    episode = Words(widget=forms.HiddenInput)
    go = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("go") == Go.LINE and not cleaned.get("words"):
            said = _("There is no line yet. Write a few words, or leave just a mark.")
            self.add_error("words", said)
        return cleaned


@doors.unlocked
def new(request: UnlockedRequest) -> HttpResponse:
    leaf, go = leaves.of(request), going.of(request)
    initial = {name: request.GET.get(name, "") for name in ("meeting", "episode")}
    form = BeginningForm(posted(request), initial={**initial, **leaf.starts()})
    if form.is_valid() and (go in BEGINS or form.cleaned_data["words"]):
        return _begun(request, _begin(request, form, leaf, go), go)
    if form.is_bound and go in going.AWAY:
        return going.away(request, go, None, kept=form.is_valid())
    context = {"form": form, "leaf": leaf.id} | names.context(request)
    return page(request, "hurts/new.html", context)


def _begin(request: UnlockedRequest, form: BeginningForm, leaf: Leaf, go: Go) -> UUID:
    data, keys = form.cleaned_data, request.keys
    origin, words = origins.of(keys, data["meeting"], data["episode"]), data["words"]
    is_line = go is Go.LINE
    story = Hurt(
        when=request.now,
        zone=notebook.zone_of(keys).key,
        person=origin.person,
        bond=origin.bond,
        meeting=origin.meeting,
        episode=origin.episode,
        words=words,
        whole=words if is_line else "",
        size=Size.WHOLE if is_line else None,
    )
    return leaves.keep(keys, leaf, sentences.chosen(story), request.now)


def _begun(request: UnlockedRequest, hurt: UUID, go: Go) -> HttpResponse:
    receipts.kept(request, notebook.zone_of(request.keys))
    if go in going.AWAY:
        return going.away(request, go, hurt, kept=True)
    if go is Go.STEPS:
        return redirect("hurt-step", hurt, "happened")
    if go is Go.LINE and names.context(request)["can_share"]:
        return redirect("hurt-sharing", hurt)
    return redirect("hurt-rest", hurt)
