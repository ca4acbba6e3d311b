"""Attempts that failed, and how long the next one must wait.

Counted under keyed hashes, so that the table names nobody and no address. A device where the
person was unlocked before has a count of its own: nobody else's attempts can lock it out.
"""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from between.records import keyring
from between.records.keyring import Keyring
from between.records.models import Account, Attempt
from between.vault.keys import mac, name_mac

FORGET_AFTER = timedelta(hours=24)
LONGEST = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Bucket:
    """What attempts are counted by, and how many may fail before waiting begins."""

    mac: bytes
    free: int


def bucket(purpose: str, text: str, *, free: int) -> Bucket:
    key = keyring.of_server().server_key("attempts")
    return Bucket(mac(key, f"attempts/{purpose}", text), free)


def source_mac(ring: Keyring, address: str) -> bytes:
    """Return a keyed hash of the network an address belongs to, all that is kept of it."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        found = ipaddress.ip_address("0.0.0.0")  # noqa: S104 (stands for "unknown")
    bits = 24 if found.version == 4 else 56
    network = ipaddress.ip_network(f"{found}/{bits}", strict=False)
    return mac(ring.server_key("attempts"), "attempts/source", str(network))


def is_name_of(ring: Keyring, account: Account, name: str) -> bool:
    return bytes(account.name_mac) == name_mac(ring.server_key("names"), name)


def of_source(source: bytes) -> Bucket:
    return bucket("source", source.hex(), free=20)


def wait(buckets: list[Bucket], now: datetime) -> timedelta:
    """Return how long these must still wait, zero when they may try."""
    rows = Attempt.objects.filter(mac__in=[one.mac for one in buckets], wait_until__gt=now)
    return max((row.wait_until - now for row in rows), default=timedelta())


def failed(buckets: list[Bucket], now: datetime) -> None:
    with transaction.atomic():
        Attempt.objects.filter(forget_at__lt=now).delete()
        for one in buckets:
            row, _ = Attempt.objects.select_for_update().get_or_create(
                mac=one.mac, defaults={"wait_until": now, "forget_at": now}
            )
            row.failures += 1
            row.wait_until = now + _pause(row.failures - one.free)
            row.forget_at = now + FORGET_AFTER
            row.save()


def succeeded(buckets: list[Bucket]) -> None:
    Attempt.objects.filter(mac__in=[one.mac for one in buckets]).delete()


def _pause(beyond: int) -> timedelta:
    """Double from 5 seconds on with each failure beyond the free ones, up to a quarter hour."""
    if beyond <= 0:
        return timedelta()
    return min(timedelta(seconds=5 * 2 ** min(beyond - 1, 10)), LONGEST)
