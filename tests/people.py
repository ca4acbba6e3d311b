"""The cast: Alice keeps moments; Charlie is a stranger and must see nothing of hers.

Bob is her therapist, Dora another therapist of the practice. Rosa (a researcher) comes with
what she does.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from between.records import admissions, bonds, keyroom, visits
from between.records.keyroom import Unlocked
from between.records.models import Account
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


def therapist(name: str, *, now: datetime | None = None) -> Somebody:
    """Make a therapist's account."""
    now = now or timezone.now()
    made = sign_up(name, now=now)
    admissions.use(made.keys, admissions.admit(now), now)
    return made


def join(
    client: Somebody, with_: Somebody, now: datetime, *, looks: bool = True
) -> tuple[Somebody, Somebody, UUID]:
    """Join the two in a room; return both with their new keys, and their bond."""
    words = bonds.invite(with_.keys, f"Dr {with_.name}", now).words
    offer = bonds.look_up(client.keys, words, now)
    joined = replace(client, keys=bonds.join(client.keys, offer, client.name, now))
    known = bonds.collect(with_.keys) if looks else with_.keys
    return joined, replace(with_, keys=known), offer.bond


def fresh(whose: Somebody) -> Somebody:
    """The same person with the keys as they lie in the table now."""
    account = Account.objects.get(id=whose.keys.account)
    return replace(whose, keys=keyroom.unlocked(account, whose.keys.account_key))


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
