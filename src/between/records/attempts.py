"""Attempts that failed, and how long the next one must wait.

Counted under keyed hashes, so that the table names nobody and no address. A device where the
person was unlocked before has a count of its own: nobody else's attempts can lock it out.
"""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from between.records import keyring
from between.records.keyring import Keyring
from between.records.models import Account, Attempt
from between.vault.keys import mac, name_mac

FORGET_AFTER = timedelta(hours=24)
LONGEST = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Bucket:
    """What attempts are counted by, and how many may fail before waiting begins.

    A source keeps its count when an attempt of it succeeds: else whoever has an account here
    could wipe it between two guesses at another's.
    """

    mac: bytes
    free: int
    keeps: bool = False


def by_name(name: str) -> Bucket:
    """Count by the account that a name finds, whether there is one or not."""
    key = keyring.of_server().server_key("names")
    return _bucket("name", name_mac(key, name).hex(), free=5)


def by_device(id_hash: bytes) -> Bucket:
    return _bucket("device", id_hash.hex(), free=10)


def by_account(account: UUID) -> Bucket:
    """Count who is unlocked and asked for their passphrase once more."""
    return _bucket("present", account.hex, free=5)


def by_second_step(account: UUID) -> Bucket:
    """Count who has the passphrase and is asked for the second step."""
    return _bucket("second-step", account.hex, free=5)


def by_source(source: bytes) -> Bucket:
    return _bucket("source", source.hex(), free=20, keeps=True)


def by_founding(source: bytes) -> Bucket:
    """Count the accounts that were made from one source."""
    return _bucket("founding", source.hex(), free=10, keeps=True)


def by_demonstration(source: bytes) -> Bucket:
    """Count the made-up people that one source looked at."""
    return _bucket("demonstration", source.hex(), free=10, keeps=True)


def _bucket(purpose: str, text: str, *, free: int, keeps: bool = False) -> Bucket:
    key = keyring.of_server().server_key("attempts")
    return Bucket(mac(key, f"attempts/{purpose}", text), free, keeps)


def source_mac(ring: Keyring, address: str) -> bytes:
    """Return a keyed hash of the network an address belongs to, all that is kept of it."""
    return mac(ring.server_key("attempts"), "attempts/source", _network(address))


def is_name_of(ring: Keyring, account: Account, name: str) -> bool:
    return bytes(account.name_mac) == name_mac(ring.server_key("names"), name)


def wait(buckets: list[Bucket], now: datetime) -> timedelta:
    """Return how long these must still wait, zero when they may try."""
    rows = Attempt.objects.filter(mac__in=[one.mac for one in buckets], wait_until__gt=now)
    return max((row.wait_until - now for row in rows), default=timedelta())


def count(buckets: list[Bucket], now: datetime) -> None:
    """Count one more; up to eight may be under way at once and are counted after (turnstile)."""
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


def forget(buckets: list[Bucket]) -> None:
    """Begin anew after an attempt that succeeded."""
    wiped = [one.mac for one in buckets if not one.keeps]
    Attempt.objects.filter(mac__in=wiped).delete()


def is_first(account: UUID, what: str, now: datetime) -> bool:
    """Whether `what` comes for the first time within a day: a code counts once."""
    Attempt.objects.filter(forget_at__lt=now).delete()
    one = _bucket("once", f"{account.hex} {what}", free=0)
    moments = {"wait_until": now, "forget_at": now + FORGET_AFTER}
    return Attempt.objects.get_or_create(mac=one.mac, defaults=moments)[1]


def address_of(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Read an address; IPv4 written as IPv6 counts as what it is."""
    try:
        found = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    mapped = found.ipv4_mapped if found.version == 6 else None
    return mapped or found


def _network(address: str) -> str:
    found = address_of(address)
    if found is None:
        return "unknown"
    bits = 24 if found.version == 4 else 56
    return str(ipaddress.ip_network(f"{found}/{bits}", strict=False))


def _pause(beyond: int) -> timedelta:
    """Double from 5 seconds on with each failure beyond the free ones, up to a quarter hour."""
    if beyond <= 0:
        return timedelta()
    return min(timedelta(seconds=5 * 2 ** min(beyond - 1, 10)), LONGEST)
