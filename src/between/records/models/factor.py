"""What proves more than the passphrase: an authenticator app, passkeys, spare codes."""

from uuid import uuid4

from django.db import models

from between.records.access import OwnedQuerySet
from between.records.models.account import Account


class Factor(models.Model):
    """One app or passkey. Which of them it is, its seed, key and name are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    # A passkey is found by a keyed hash of its id; one that opens has the account key wrapped.
    found_by = models.BinaryField(max_length=32, null=True, unique=True)
    wrapped = models.BinaryField(null=True)
    day = models.DateField()

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


class Spare(models.Model):
    """A spare code that still counts, as a hash under the keyring's secret."""

    mac = models.BinaryField(primary_key=True, max_length=32)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return bytes(self.mac).hex()[:8]
