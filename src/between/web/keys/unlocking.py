"""Unlocking, locking and leaving."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from between.records import keyroom, passkeys, visits
from between.records.arrivals import Way
from between.records.keyroom import Unlocked
from between.web import cookies, doors
from between.web.http import AnyRequest, onwards, posted
from between.web.keys import throttle
from between.web.keys.arrival import enter, to_next
from between.web.keys.forms import UnlockForm
from between.web.keys.second_step import site


@sensitive_post_parameters()
@sensitive_variables()
@doors.anyone
def unlock(request: AnyRequest) -> HttpResponse:
    if request.keys and request.method == "GET" and not _is_made_up(request):
        return to_next(request)
    form = UnlockForm(posted(request))
    keys = _opened(request, form) if form.is_valid() else None
    if keys is None:
        return throttle.again(
            request,
            "keys/unlock.html",
            form,
            held="held" in request.GET,
            next=onwards(request),
            options=passkeys.ask(site(request), request.now),
        )
    shared = form.cleaned_data["shared"]
    return enter(request, keys, way=Way.PASSPHRASE, shared=shared)


@require_POST
@doors.anyone
def lock(request: AnyRequest) -> HttpResponse:
    response = redirect("unlock")
    _shut(request)
    cookies.take_key(response)
    response["Clear-Site-Data"] = '"cache"'
    return response


@doors.anyone
def leave(request: AnyRequest) -> HttpResponse:
    """Lock, and show something that anybody may see.

    A GET may do this: the cookies are strict, so no other site can send it, and a lock harms
    nobody. The page does without our surroundings: it bears no name and no sign of us.
    """
    _shut(request)
    response = render(None, "keys/leave.html")
    cookies.take_visit(response)
    response["Clear-Site-Data"] = '"cache"'
    return response


def _is_made_up(request: AnyRequest) -> bool:
    return request.visit is not None and request.visit.account.made_up_on is not None


def _opened(request: AnyRequest, form: UnlockForm) -> Unlocked | None:
    name, passphrase = form.cleaned_data["name"], form.cleaned_data["passphrase"]
    return throttle.attempt(
        request,
        form,
        throttle.buckets(request, name),
        partial(keyroom.unlock, name, passphrase, source=request.source),
        refused=_("Name and passphrase do not fit together. Check both."),
    )


def _shut(request: AnyRequest) -> None:
    if request.visit:
        visits.lock(request.visit, request.now)
        visits.prune(request.now)
