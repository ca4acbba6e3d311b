"""Requests as a view gets them from its door, and the page it gives back."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from between.records.keyroom import Unlocked
from between.records.models import Device, Visit


class AnyRequest(HttpRequest):
    """A request of somebody, locked or not. `source` is a keyed hash of where it came from."""

    now: datetime
    source: bytes
    visit: Visit | None
    device: Device | None
    keys: Unlocked | None
    due: Unlocked | None  # the keys of a visit that waits for its second step


class UnlockedRequest(AnyRequest):
    """A request whose sender holds their keys."""

    keys: Unlocked
    visit: Visit


class HalfwayRequest(AnyRequest):
    """A request whose sender holds their keys and owes the second step."""

    due: Unlocked
    visit: Visit


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent; a form that was sent empty is still sent."""
    return request.POST if request.method == "POST" else None


def onwards(request: HttpRequest) -> str:
    """Return the path of ours to which `next` leads, or nothing.

    A bare word would be taken for the name of a page, and another host for one of ours.
    """
    wanted = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.startswith("/") else ""


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    return render(request, template, context or {}, status=status)
