"""How somebody becomes a therapist here: with words that the server's owner gave them, once."""

from datetime import datetime, timedelta

from django.db import transaction

from between.records import keyring
from between.records.keyroom import Unlocked
from between.records.models import Account, Admission
from between.vault.keys import mac
from between.vault.passphrase import suggest

VALID = timedelta(days=7)


class NotAdmitted(Exception):
    """These words admit nobody: mistyped, used, or older than a week."""


def admit(now: datetime) -> str:
    """Return six words that let somebody sign up as a therapist within a week."""
    words = suggest()
    Admission.objects.filter(until__lte=now).delete()
    Admission.objects.create(mark=_mark(words), until=now + VALID)
    return words


def is_admitted(words: str, now: datetime) -> bool:
    return Admission.objects.filter(mark=_mark(words), until__gt=now).exists()


def use(keys: Unlocked, words: str, now: datetime) -> None:
    """Make this account a therapist's; raises `NotAdmitted`. The words count once."""
    with transaction.atomic():
        used, _ = Admission.objects.filter(mark=_mark(words), until__gt=now).delete()
        if not used:
            raise NotAdmitted
        Account.objects.filter(id=keys.account).update(is_therapist=True)


def is_therapist(keys: Unlocked) -> bool:
    return Account.objects.filter(id=keys.account, is_therapist=True).exists()


def _mark(words: str) -> bytes:
    alike = " ".join(words.casefold().split())
    return mac(keyring.of_server().server_key("admissions"), "admissions", alike)
