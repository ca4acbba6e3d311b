"""The safety plan: one an account, with its earlier versions."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import shelf, shown
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Stale
from between.story.safety import SafetyPlan
from between.story.sharing import Passage, Shared, What
from between.web import doors, known, leaves, notebook, receipts, sharing
from between.web.http import UnlockedRequest, page, posted
from between.web.practice import phone
from between.web.practice.plan_form import PlanForm, again, typed
from between.web.practice.steps import steps_of


@doors.unlocked
def plan(request: UnlockedRequest) -> HttpResponse:
    taken = shelf.take(request.keys, SafetyPlan)
    kept = taken.kept[-1] if taken.kept else None
    context = {
        "kept": kept,
        "steps": steps_of(kept.story) if kept else [],
        "closed": taken.closed,
        "shown": phone.shown_here(request),
        "tab": "account",
    }
    return page(request, "practice/plan.html", context)


@doors.unlocked
def changing(request: UnlockedRequest) -> HttpResponse:
    kept, leaf = newest(request.keys), leaves.of(request)
    form = PlanForm(posted(request), initial=leaf.starts() or typed(kept))
    context = {"form": form, "leaf": leaf.id, "tab": "account"}
    if form.is_valid():
        try:
            _keep(request, form)
        except Stale as stale:
            other = newest(request.keys)
            context["other"] = steps_of(other.story) if other else []
            context["form"] = again(form, stale.present)
            return page(request, "practice/plan_changing.html", context, status=409)
        leaves.turn(request.keys, leaf, request.now)
        receipts.kept(request, notebook.zone_of(request.keys))
        return redirect("plan")
    return page(request, "practice/plan_changing.html", context)


@doors.unlocked
def earlier(request: UnlockedRequest) -> HttpResponse:
    kept = newest(request.keys)
    before = shelf.earlier(request.keys, SafetyPlan, kept.id) if kept else ()
    versions = [(one.day, steps_of(one.story)) for one in before]
    context = {"versions": versions, "tab": "account"}
    return page(request, "practice/plan_earlier.html", context)


@doors.unlocked
def offered(request: UnlockedRequest) -> HttpResponse:
    """Show the plan to somebody, as it stands now."""
    kept = newest(request.keys)
    if kept is None:
        return redirect("plan")
    shown_steps = (
        Passage(heading=f"{one.number}. {one.title}", words=one.words)
        for one in steps_of(kept.story)
    )
    shown_plan = Shared(
        what=What.PLAN,
        title=_("My safety plan"),
        passages=tuple(shown_steps),
        when=request.now,
    )
    return sharing.offer(request, shown_plan, back=reverse("plan"))


@require_POST
@doors.unlocked
def erasing(request: UnlockedRequest, plan: UUID) -> HttpResponse:
    """Erase the plan, and take it back from every device that may show it."""
    shelf.erase(request.keys, SafetyPlan, plan, request.now)
    response = redirect("plan")
    phone.take_back(request, response)
    shown.hide_everywhere(request.keys.account, but=known.own(request))
    messages.success(
        request,
        _(
            "Erased. For a day you can bring it back. No device shows it any more; your other "
            "devices show no first letters of people either, until you allow it there anew."
        ),
    )
    return response


def newest(keys: Unlocked) -> Kept[SafetyPlan] | None:
    kept = shelf.take(keys, SafetyPlan).kept
    return kept[-1] if kept else None


def _keep(request: UnlockedRequest, form: PlanForm) -> None:
    """Keep what was typed as the one plan; raise `Stale` where another one lies there."""
    story, day = form.to_story(request.now), request.now.date()
    version = form.cleaned_data["version"]
    with transaction.atomic():
        present = newest(request.keys)
        if present is None:
            shelf.put(request.keys, story, day)
        else:
            shelf.change(request.keys, story, present.id, version=version, day=day)
    phone.renew(request, story)
