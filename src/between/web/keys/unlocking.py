"""Signing up, unlocking, locking and leaving."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from between.records import attempts, keyroom, letters, shelf, visits
from between.records.keyroom import NotUnlocked, Unlocked
from between.story.noticing import Draft, Preferences
from between.web import cookies, doors
from between.web.http import AnyRequest, page
from between.web.keys import throttle
from between.web.keys.forms import SignUpForm, UnlockForm


@sensitive_post_parameters()
@sensitive_variables()
@doors.anyone
def sign_up(request: AnyRequest) -> HttpResponse:
    if not settings.BETWEEN_SIGNUP:
        return page(request, "keys/closed.html", status=403)
    form = SignUpForm(request.POST or None, initial={"offered": keyroom.suggest()})
    if not form.is_valid():
        return page(request, "keys/sign_up.html", {"form": form})
    bucket = attempts.bucket("sign-up", request.source.hex(), free=10)
    if wait := attempts.wait([bucket], request.now):
        form.add_error(None, throttle.sentence(wait))
        return page(request, "keys/sign_up.html", {"form": form}, status=429)
    today = request.now.date()
    keys, _name = keyroom.sign_up(
        form.cleaned_data["name"], form.chosen(), today, source=request.source
    )
    attempts.failed([bucket], request.now)
    shelf.put(keys, Preferences(zone=form.cleaned_data["zone"]), today)
    return _begin(request, keys, redirect("sheet"))


@sensitive_post_parameters()
@sensitive_variables()
@doors.anyone
def unlock(request: AnyRequest) -> HttpResponse:
    form = UnlockForm(request.POST or None)
    context = {"form": form, "held": "held" in request.GET, "next": _next(request)}
    if not form.is_valid():
        return page(request, "keys/unlock.html", context)
    name, passphrase = form.cleaned_data["name"], form.cleaned_data["passphrase"]
    counted = throttle.buckets(request, name)
    if wait := attempts.wait(counted, request.now):
        form.add_error(None, throttle.sentence(wait))
        return page(request, "keys/unlock.html", context, status=429)
    try:
        keys = keyroom.unlock(name, passphrase, source=request.source)
    except NotUnlocked:
        attempts.failed(counted, request.now)
        form.add_error(None, _("Name and passphrase do not fit together. Check both."))
        return page(request, "keys/unlock.html", context)
    attempts.succeeded(counted)
    letters.collect(keys, request.now)
    return _begin(
        request, keys, _onwards(request, keys), shared=form.cleaned_data["shared"]
    )


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
    nobody.
    """
    _shut(request)
    request.keys = None
    response = page(request, "keys/leave.html")
    cookies.take_key(response)
    response["Clear-Site-Data"] = '"cache"'
    return response


def _begin(
    request: AnyRequest, keys: Unlocked, response: HttpResponse, *, shared: bool = False
) -> HttpResponse:
    visits.prune(request.now)
    shelf.prune(request.now)
    cookies.give(response, visits.begin(keys, request.now, shared=shared))
    known = request.device is not None and request.device.account_id == keys.account
    if not shared and not known:
        cookies.give_device(response, visits.remember(keys, request.now))
    return response


def _shut(request: AnyRequest) -> None:
    if request.visit:
        visits.lock(request.visit, request.now)
        visits.prune(request.now)


def _onwards(request: AnyRequest, keys: Unlocked) -> HttpResponse:
    if any(kept.story.held for kept in shelf.take(keys, Draft).kept):
        return redirect("drafts")
    return redirect(_next(request) or "moments")


def _next(request: AnyRequest) -> str:
    wanted = request.POST.get("next", request.GET.get("next", ""))
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
