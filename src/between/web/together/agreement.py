"""How we use this: written by both, changed by both, and nobody overwrites the other."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from between.records import joined, joints, mails
from between.records.joined import Joined, Side
from between.records.shelf import Kept, Stale
from between.story.agreement import Agreement, Term
from between.web import doors, lookbacks, notebook, receipts, tabs
from between.web.agreements import TITLES
from between.web.fields import Version, Words
from between.web.http import UnlockedRequest, page, posted


class AgreementForm(forms.Form):
    """One field a line; `version` is what the form was opened with."""

    version = Version(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for term, title in TITLES.items():
            self.fields[term.value] = Words(label=title, rows=2)

    def to_story(self, request: UnlockedRequest) -> Agreement:
        said = {term: self.cleaned_data[term.value] for term in Term}
        return Agreement(
            terms={term: words for term, words in said.items() if words}, when=request.now
        )


@doors.unlocked
def agreement(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    with_, kept = joined.mine(request.keys, bond), _present(request, bond)
    form = AgreementForm(posted(request), initial=_typed(kept))
    context = {"form": form, "bond": with_, "kept": kept, "tab": tabs.of(with_)}
    looked, zone = lookbacks.looked(request.keys, with_), notebook.zone_of(request.keys)
    context["told"] = lookbacks.told(looked, with_, zone)
    if with_.has_ended or not form.is_valid():
        return page(request, "together/agreement.html", context)
    try:
        _keep(request, with_, form, kept)
    except Stale:
        context |= {"other": kept, "form": _again(form, kept), "titles": _titled(kept)}
        return page(request, "together/agreement.html", context, status=409)
    receipts.kept(request, notebook.zone_of(request.keys))
    return redirect("bond" if with_.side is Side.CLIENT else "client", bond)


def _keep(
    request: UnlockedRequest,
    with_: Joined,
    form: AgreementForm,
    kept: Kept[Agreement] | None,
) -> None:
    story, day = form.to_story(request), request.now.date()
    if (form.cleaned_data["version"] or 0) != (kept.version if kept else 0):
        raise Stale(kept.version if kept else 0)
    if kept is None:
        joints.put(request.keys, with_.bond, story, day)
    else:
        joints.change(request.keys, kept, with_.bond, story, day)
    mails.tell(with_, request.now)
    if not story.terms:
        messages.info(request, _("Nothing is agreed in writing now."))


def _present(request: UnlockedRequest, bond: UUID) -> Kept[Agreement] | None:
    found = joints.take(request.keys, bond, Agreement)
    return found[-1] if found else None


def _typed(kept: Kept[Agreement] | None) -> dict[str, object]:
    if kept is None:
        return {"version": 0}
    terms = {term.value: kept.story.term(term) for term in Term}
    return {"version": kept.version, **terms}


def _again(form: AgreementForm, kept: Kept[Agreement] | None) -> AgreementForm:
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(kept.version if kept else 0)
    return AgreementForm(data)


def _titled(kept: Kept[Agreement] | None) -> list[tuple[str, str]]:
    if kept is None:
        return []
    return [(str(title), kept.story.term(term)) for term, title in TITLES.items()]
