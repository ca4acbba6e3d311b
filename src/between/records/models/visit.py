"""Visits, the devices they come from, and attempts to begin one."""

from django.db import models

from between.records.access import OwnedQuerySet
from between.records.models.account import Account


class Device(models.Model):
    """A browser where the person once unlocked; known by the hash of its cookie."""

    id_hash = models.BinaryField(primary_key=True, max_length=32)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    # When the person said yes to marking while locked; the sealed part holds first letters.
    marks_since = models.DateField(null=True)
    sealed = models.BinaryField(null=True)
    countersign = models.BinaryField(max_length=32)
    day = models.DateField()

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return bytes(self.id_hash).hex()[:8]


class Visit(models.Model):
    """A login session: the account key, sealed under a key that only the cookie holds."""

    id_hash = models.BinaryField(primary_key=True, max_length=32)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    # Says whose visit it is while nothing is sealed in it, under the keyring's secret.
    countersign = models.BinaryField(max_length=32)
    created = models.BigIntegerField()
    # The second step is still to come. What is sealed opens as the one or as the other only.
    factor_due = models.BooleanField(default=False)
    idle_minutes = models.PositiveSmallIntegerField()
    idle_until = models.DateTimeField()
    absolute_until = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return bytes(self.id_hash).hex()[:8]


class Arrival(models.Model):
    """That a visit was begun: the hour and the way, sealed for its owner's eyes."""

    id = models.UUIDField(primary_key=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    day = models.DateField(db_index=True)

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


class Attempt(models.Model):
    """Failed attempts to unlock, counted under a keyed hash of what they came from."""

    mac = models.BinaryField(primary_key=True, max_length=32)
    failures = models.PositiveIntegerField(default=0)
    wait_until = models.DateTimeField()
    forget_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return bytes(self.mac).hex()[:8]
