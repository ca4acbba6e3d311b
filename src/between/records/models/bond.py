"""What two accounts have together: a bond, its keys on the way, and what was shared in it."""

from uuid import uuid4

from django.db import models

from between.records.access import BondQuerySet, InBondQuerySet
from between.records.models.account import Account


class Bond(models.Model):
    """One client and one therapist. Whoever erases their account leaves an empty place."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    client = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    therapist = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # For what each side may do; whether anything can be sealed, the keychains say.
    standing = models.PositiveSmallIntegerField()
    day = models.DateField()

    objects = BondQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


class Invitation(models.Model):
    """Eight words that were shown in a room, found by their hash, until they are used."""

    mark = models.BinaryField(primary_key=True, max_length=32)
    therapist = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    # The bond that will be; it begins when somebody joins.
    bond = models.UUIDField()
    vouched = models.BinaryField(max_length=32)
    sealed_name = models.BinaryField()
    sealed_words = models.BinaryField()
    # What the client's words vouch for, once somebody has joined.
    answered = models.BinaryField(max_length=32, null=True)
    until = models.DateTimeField()

    objects = models.Manager["Invitation"]()

    def __str__(self) -> str:
        return bytes(self.mark).hex()[:8]


class Handover(models.Model):
    """A key of a bond on its way to the other: sealed to them and signed."""

    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="+")
    epoch = models.PositiveIntegerField()
    to = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["bond", "epoch", "to"], name="handover_once"),
        )

    def __str__(self) -> str:
        return f"{self.bond_id} {self.epoch}"


class Grant(models.Model):
    """One thing that the client shared: a copy as it was seen then, under the bond's key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="+")
    epoch = models.PositiveIntegerField()
    sealed = models.BinaryField()
    day = models.DateField()
    # When the therapist opened it for the first time.
    opened_on = models.DateField(null=True)

    objects = InBondQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


class Look(models.Model):
    """That something shared was opened: the hour and what, sealed for the client's eyes."""

    id = models.UUIDField(primary_key=True, editable=False)
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    day = models.DateField(db_index=True)

    objects = InBondQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


class Joint(models.Model):
    """Something that both write in a bond: names, the agreement, dates. No secret of one."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="+")
    kind = models.BinaryField(max_length=8)
    epoch = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()
    day = models.DateField()

    objects = InBondQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


class Admission(models.Model):
    """A word of the server's owner that lets somebody sign up as a therapist, once."""

    mark = models.BinaryField(primary_key=True, max_length=32)
    until = models.DateTimeField()

    objects = models.Manager["Admission"]()

    def __str__(self) -> str:
        return bytes(self.mark).hex()[:8]
