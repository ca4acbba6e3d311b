"""Who must wait before trying again, and for how long."""

from datetime import timedelta

from django.utils.translation import ngettext

from between.records import attempts
from between.records.attempts import Bucket
from between.records.keyring import of_server
from between.web.http import AnyRequest


def buckets(request: AnyRequest, name: str) -> list[Bucket]:
    """Return what this attempt is counted by.

    A device where this very account was unlocked before is counted alone, so that nobody
    else's attempts can lock its owner out.
    """
    device = request.device
    if device and attempts.is_name_of(of_server(), device.account, name):
        return [attempts.bucket("device", bytes(device.id_hash).hex(), free=10)]
    return [
        attempts.bucket("name", name.strip().casefold(), free=5),
        attempts.of_source(request.source),
    ]


def sentence(wait: timedelta) -> str:
    """Say how long to wait, in the larger unit that fits."""
    seconds = max(1, round(wait.total_seconds()))
    if seconds < 90:
        return ngettext(
            "There were several attempts. Try again in %(n)d second.",
            "There were several attempts. Try again in %(n)d seconds.",
            seconds,
        ) % {"n": seconds}
    minutes = round(seconds / 60)
    return ngettext(
        "There were several attempts. Try again in %(n)d minute.",
        "There were several attempts. Try again in %(n)d minutes.",
        minutes,
    ) % {"n": minutes}
