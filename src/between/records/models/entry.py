"""Sealed entries, their earlier versions, and letters that wait for an unlocked visit."""

from uuid import uuid4

from django.db import models

from between.records.access import EntryQuerySet, OwnedQuerySet
from between.records.models.account import Account


class Entry(models.Model):
    """One sealed story. The columns say whose it is and how to find it, and nothing of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    kind = models.BinaryField(max_length=8)
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    day = models.DateField()
    erased_at = models.DateTimeField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["owner", "kind"], name="entry_owner_kind"),)

    def __str__(self) -> str:
        return str(self.id)


class Earlier(models.Model):
    """A version of an entry before its last change, as it was sealed then."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="earlier")
    version = models.PositiveIntegerField()
    sealed = models.BinaryField()
    day = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "version"], name="earlier_once"),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.version}"


class Letter(models.Model):
    """Something sealed to the account's public key while locked: written, never read back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    day = models.DateField()

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)
