"""The three cookies: who visits, the key to their key, and a device that is known again."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse

from between.records.visits import Pass

TOKEN, KEY, DEVICE = "__Host-btw", "__Host-btwk", "__Host-btwd"
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
    for name in (TOKEN, KEY, DEVICE, settings.CSRF_COOKIE_NAME, Messages.cookie_name):
        _drop(response, name)


def _set(
    response: HttpResponse, name: str, value: bytes, max_age: int | None = None
) -> None:
    response.set_cookie(
        name,
        urlsafe_b64encode(value).decode(),
        max_age=max_age,
        secure=True,
        httponly=True,
        samesite="Strict",
    )


def _drop(response: HttpResponse, name: str) -> None:
    # delete_cookie sends Secure only for names it knows by prefix; be explicit.
    response.set_cookie(name, "", max_age=0, secure=True, httponly=True, samesite="Strict")
