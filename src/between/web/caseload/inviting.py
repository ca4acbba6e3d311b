"""Eight words to show in the room."""

import segno
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from between.records import bonds
from between.web import doors, preferences
from between.web.http import UnlockedRequest, page, posted


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("The name that your client sees"),
        error_messages={"required": _("Type the name by which your client knows you.")},
        max_length=60,
    )


@sensitive_variables()
@doors.therapist
def inviting(request: UnlockedRequest) -> HttpResponse:
    form = NameForm(posted(request), initial={"name": _last_name(request)})
    if form.is_valid():
        _invite(request, form.cleaned_data["name"].strip())
        return redirect("inviting")
    waiting = bonds.invited(request.keys, request.now)
    context: dict[str, object] = {"form": form, "invited": waiting, "tab": "clients"}
    if waiting:
        context |= {"qr": _qr(request, waiting.words), "words": waiting.words.split()}
    return page(request, "caseload/inviting.html", context)


def _qr(request: UnlockedRequest, words: str) -> SafeString:
    # Behind the hash, so that no server and no log ever sees them.
    address = request.build_absolute_uri(reverse("joining")) + "#" + words.replace(" ", ".")
    drawn = segno.make(address, error="m", micro=False)
    return mark_safe(  # noqa: S308 (words of our own list and our own address)
        drawn.svg_inline(scale=4, border=2, omitsize=True)
    )


def _invite(request: UnlockedRequest, name: str) -> None:
    """Make the words, and remember the name for the next client."""
    bonds.invite(request.keys, name, request.now)
    preferences.change(request.keys, request.now, shown_name=name)


def _last_name(request: UnlockedRequest) -> str:
    return preferences.of(request.keys).shown_name
