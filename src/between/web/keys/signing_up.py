"""A new account, and a made-up one to look at first."""

import random
from functools import partial

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from between.records import (
    admissions,
    attempts,
    example,
    keyroom,
    passphrases,
    sheets,
    shelf,
)
from between.records.arrivals import Way
from between.records.keyroom import Unlocked
from between.story.noticing import Preferences
from between.web import doors
from between.web.http import AnyRequest, page, posted
from between.web.keys import throttle
from between.web.keys.arrival import begin
from between.web.keys.forms import SignUpForm, TherapistForm

_NOT_ADMITTED = gettext_lazy(
    "These words admit nobody: mistyped, used, or older than a week. Ask whoever runs this "
    "server for new ones."
)


@sensitive_post_parameters()
@sensitive_variables()
@doors.anyone
def sign_up(request: AnyRequest) -> HttpResponse:
    if not settings.BETWEEN_SIGNUP:
        return page(request, "keys/closed.html", status=403)
    form = SignUpForm(posted(request), initial={"offered": passphrases.suggest()})
    keys = _founded(request, form) if form.is_valid() else None
    if keys is None:
        return throttle.again(request, "keys/sign_up.html", form)
    return begin(request, keys, redirect("sheet"), way=Way.FOUNDING)


@sensitive_post_parameters()
@sensitive_variables()
@doors.anyone
def sign_up_therapist(request: AnyRequest) -> HttpResponse:
    """Sign up with the words of the server's owner, also where signing up is closed."""
    form = TherapistForm(posted(request), initial={"offered": passphrases.suggest()})
    keys = _founded(request, form) if _is_admitted(request, form) else None
    if keys is None:
        return throttle.again(request, "keys/sign_up.html", form)
    return begin(request, keys, redirect("sheet"), way=Way.FOUNDING)


@require_POST
@doors.anyone
def demonstration(request: AnyRequest) -> HttpResponse:
    """Make a made-up person, unlocked at once; they go when this visit is over."""
    if request.keys:
        return redirect("moments")
    counted = [attempts.by_demonstration(request.source)]
    if wait := attempts.wait(counted, request.now):
        return page(request, "keys/wait.html", {"wait": throttle.sentence(wait)}, 429)
    attempts.count(counted, request.now)
    # The same seed for all: what this life shows in the mirror has been looked at.
    rng = random.Random(example.SEED)  # noqa: S311 (no secret: a made-up life)
    with transaction.atomic():
        keys = example.sign_up(request.now, rng)
        return begin(request, keys, redirect("mirror"), way=Way.FOUNDING)


def _founded(request: AnyRequest, form: SignUpForm) -> Unlocked | None:
    counted = [attempts.by_founding(request.source)]
    keys = throttle.attempt(
        request, form, counted, partial(_account, request, form), refused=""
    )
    if keys:
        attempts.count(counted, request.now)
    return keys


def _is_admitted(request: AnyRequest, form: TherapistForm) -> bool:
    if not form.is_valid():
        return False
    words = form.cleaned_data["admission"]
    if not admissions.is_admitted(words, request.now):
        form.add_error("admission", _NOT_ADMITTED)
    return not form.errors


def _account(request: AnyRequest, form: SignUpForm) -> Unlocked:
    today, data = request.now.date(), form.cleaned_data
    new = keyroom.new(form.chosen(), today, source=request.source)
    with transaction.atomic():
        keys, _ = keyroom.found(new, data["name"])
        shelf.put(keys, Preferences(zone=data["zone"]), today)
        sheets.draw(keys)
        if isinstance(form, TherapistForm):
            admissions.use(keys, data["admission"], request.now)
    return keys
