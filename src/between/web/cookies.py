"""The cookies: who visits, the key to their key, a device that is known, a name for the pages."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse

from between.records.visits import Pass

TOKEN, KEY, DEVICE = "__Host-btw", "__Host-btwk", "__Host-btwd"
# Says nothing but that the pages bear a plain name in this browser.
NEUTRAL = "__Host-btwn"
DEVICE_DAYS = 400


class Messages(CookieStorage):
    """Django's messages to the next page, in a cookie bound to this host like the others."""

    cookie_name = "__Host-btwm"


def read(request: HttpRequest, name: str) -> bytes:
    """Return what the cookie holds, 32 bytes, or none where it is missing or malformed."""
    try:
        value = urlsafe_b64decode(request.COOKIES.get(name, "").encode())
    except ValueError:
        return b""
    return value if len(value) == 32 else b""


def give(response: HttpResponse, door: Pass) -> None:
    _set(response, TOKEN, door.token)
    _set(response, KEY, door.key)


def give_device(response: HttpResponse, secret: bytes) -> None:
    _set(response, DEVICE, secret, max_age=DEVICE_DAYS * 86400)


def give_neutral(response: HttpResponse) -> None:
    _write(response, NEUTRAL, "neutral", max_age=DEVICE_DAYS * 86400)


def is_neutral(request: HttpRequest) -> bool:
    return request.COOKIES.get(NEUTRAL) == "neutral"


def take_neutral(response: HttpResponse) -> None:
    _drop(response, NEUTRAL)


def take_key(response: HttpResponse) -> None:
    """Take the key back and leave the token: a form sent later still finds its owner."""
    _drop(response, KEY)


def take_visit(response: HttpResponse) -> None:
    """Take the visit back and leave the device known."""
    for name in (TOKEN, KEY):
        _drop(response, name)


def take_device(response: HttpResponse) -> None:
    _drop(response, DEVICE)


def take_all(response: HttpResponse) -> None:
    others = (settings.CSRF_COOKIE_NAME, Messages.cookie_name)
    for name in (TOKEN, KEY, DEVICE, NEUTRAL, *others):
        _drop(response, name)


def _set(
    response: HttpResponse, name: str, value: bytes, max_age: int | None = None
) -> None:
    _write(response, name, urlsafe_b64encode(value).decode(), max_age)


def _write(
    response: HttpResponse, name: str, value: str, max_age: int | None = None
) -> None:
    response.set_cookie(
        name, value, max_age=max_age, secure=True, httponly=True, samesite="Strict"
    )


def _drop(response: HttpResponse, name: str) -> None:
    # delete_cookie sends Secure only for names it knows by prefix; be explicit.
    _write(response, name, "", max_age=0)
