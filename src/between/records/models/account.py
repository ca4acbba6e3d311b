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
    # Empty where no passphrase opens the account: it goes when its one visit is over.
    verifier = models.BinaryField(max_length=32)
    wrapped_passphrase = models.BinaryField()
    # Only a sheet that was typed back whole counts; until then it is drawn, and can be shown.
    wrapped_recovery = models.BinaryField(null=True)
    drawn_sheet = models.BinaryField(null=True)
    keychain = models.BinaryField()
    # What all rows amount to; none in accounts of before there were heads, until they unlock.
    head = models.BinaryField(null=True)
    # Signed with the keyring's secret: whoever writes to the database cannot plant their own.
    public_key = models.BinaryField()
    countersign = models.BinaryField(max_length=32)
    # Signatures are checked with it; it was shown to nobody yet where it is empty.
    verify_key = models.BinaryField(max_length=32, default=b"")
    is_therapist = models.BooleanField(default=False)
    # How often all its keys were drawn anew: says which secret of the keyring is its own.
    renewed = models.PositiveIntegerField(default=0)
    day = models.DateField()
    # A made-up person says so on every page, and goes without a passphrase.
    made_up_on = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.id)
