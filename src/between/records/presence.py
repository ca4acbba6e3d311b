"""Where somebody's account is open, and which devices know it; each can be sent away."""

from datetime import datetime

from between.records.keyroom import Unlocked
from between.records.models import Device, Visit


def open_visits(keys: Unlocked, now: datetime) -> list[Visit]:
    """Return the visits that are not locked, the last one first."""
    rows = Visit.objects.of(keys.account).exclude(sealed=b"")
    still = rows.filter(idle_until__gt=now, absolute_until__gt=now)
    return list(still.order_by("-created"))


def end(keys: Unlocked, id_hash: bytes) -> bool:
    """End one of the person's own visits; say whether there was one."""
    return bool(Visit.objects.of(keys.account).filter(id_hash=id_hash).delete()[0])


def end_others(keys: Unlocked, but: bytes) -> None:
    Visit.objects.of(keys.account).exclude(id_hash=but).delete()


def devices(keys: Unlocked) -> list[Device]:
    return list(Device.objects.of(keys.account).order_by("-day", "id_hash"))


def forget(keys: Unlocked, id_hash: bytes) -> bool:
    """Know one of the person's own devices no more; say whether it was known."""
    return bool(Device.objects.of(keys.account).filter(id_hash=id_hash).delete()[0])
