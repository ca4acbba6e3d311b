"""A plain name for the pages in this browser, for whoever shares a phone with somebody."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.web import cookies, doors
from between.web.http import UnlockedRequest


@require_POST
@doors.unlocked
def neutral(request: UnlockedRequest) -> HttpResponse:
    response = redirect("account")
    match request.POST.get("name", ""):
        case "plain":
            cookies.give_neutral(response)
        case "ours":
            cookies.take_neutral(response)
        case _:
            return response
    messages.success(request, _("Kept for this device."))
    return response
