"""Spare codes: ten on paper, each counts once. Only their hashes are kept."""

from django.db import transaction

from between.records import keyring
from between.records.keyroom import NotUnlocked, Unlocked
from between.records.models import Spare
from between.vault import spare


def draw(keys: Unlocked) -> list[str]:
    """Draw ten and forget those before. They are shown now and never again."""
    codes, pepper = spare.new_codes(), keyring.of_server().pepper(keys.account)
    with transaction.atomic():
        Spare.objects.of(keys.account).delete()
        Spare.objects.bulk_create(
            Spare(mac=spare.spare_mac(pepper, one), account_id=keys.account)
            for one in codes
        )
    return codes


def left(keys: Unlocked) -> int:
    return int(Spare.objects.of(keys.account).count())


def use(keys: Unlocked, typed: str) -> None:
    """Use one up; raises `NotUnlocked` where it does not count, or no more."""
    mac = spare.spare_mac(keyring.of_server().pepper(keys.account), typed)
    if not Spare.objects.of(keys.account).filter(mac=mac).delete()[0]:
        raise NotUnlocked
