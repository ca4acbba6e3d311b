"""The device from which a request comes, where it is known as one of its sender's."""

from django.http import HttpResponse

from between.records import visits
from between.records.models import Device
from between.web import cookies
from between.web.http import UnlockedRequest


def own(request: UnlockedRequest) -> Device | None:
    """Return this device, if it is known as one of this very account."""
    known = request.device
    return known if known and known.account_id == request.keys.account else None


def own_or_new(
    request: UnlockedRequest, response: HttpResponse
) -> tuple[Device | None, bytes]:
    """Return this device and its secret; one that is not known yet is known from now on."""
    if known := own(request):
        return known, cookies.read(request, cookies.DEVICE)
    secret = visits.remember(request.keys, request.now)
    cookies.give_device(response, secret)
    return visits.device(secret), secret
