"""The cast: Alice keeps moments; Charlie is a stranger and must see nothing of hers.

Bob (her therapist), Dora (another therapist) and Rosa (a researcher) come with what they do.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from between.records import keyroom, visits
from between.records.keyroom import Unlocked
from between.web import cookies

PASSPHRASE = "otter lantern quietly brass meadow nine"
SOURCE = bytes(32)


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """Somebody with an account, their keys, and a browser in which they are unlocked."""

    name: str
    keys: Unlocked
    client: Client

    def locked(self) -> Client:
        """A browser that holds this person's visit without its key, as after "lock now"."""
        client = Client()
        client.cookies[cookies.TOKEN] = self.client.cookies[cookies.TOKEN].value
        visit = visits.find(value_of(self.client, cookies.TOKEN), timezone.now())
        assert visit is not None
        visits.lock(visit, timezone.now())
        return client


def sign_up(name: str, *, now: datetime | None = None) -> Somebody:
    """Make an account with the passphrase `PASSPHRASE`, unlocked in a browser of its own."""
    now = now or timezone.now()
    keys, full = keyroom.sign_up(name, PASSPHRASE, now.date(), source=SOURCE)
    return Somebody(name=full, keys=keys, client=browser(keys, now))


def browser(keys: Unlocked, now: datetime) -> Client:
    """Return a browser in which `keys` are unlocked and the device is known."""
    client = Client()
    door = visits.begin(keys, now)
    for cookie, value in (
        (cookies.TOKEN, door.token),
        (cookies.KEY, door.key),
        (cookies.DEVICE, visits.remember(keys, now)),
    ):
        client.cookies[cookie] = urlsafe_b64encode(value).decode()
    return client


def value_of(client: Any, cookie: str) -> bytes:
    """Return what a browser's cookie holds."""
    request = type("Request", (), {"COOKIES": {cookie: client.cookies[cookie].value}})()
    return cookies.read(request, cookie)
