"""Somebody's account: wrapped keys and nothing that can be read."""

from uuid import uuid4

from django.db import models


class Account(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name_mac = models.BinaryField(max_length=32, unique=True)
    sealed_name = models.BinaryField()
    salt = models.BinaryField(max_length=16)
    memory_kib = models.PositiveIntegerField()
    passes = models.PositiveSmallIntegerField()
    # Empty for a made-up person: no passphrase opens their account.
    verifier = models.BinaryField(max_length=32)
    wrapped_passphrase = models.BinaryField()
    # Only a sheet that was typed back whole counts; until then it is pending.
    wrapped_recovery = models.BinaryField(null=True)
    pending_recovery = models.BinaryField(null=True)
    keychain = models.BinaryField()
    public_key = models.BinaryField()
    day = models.DateField()

    def __str__(self) -> str:
        return str(self.id)
