"""Where somebody wants a mail to go, and when the next one is due: sealed, both of them."""

from django.db import models

from between.records.access import OwnedQuerySet
from between.records.models.account import Account


class Mailbox(models.Model):
    """An address, and beside it what is to be sent; one an account, if its owner wants it."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    address = models.BinaryField()
    # Wishes, what is due, what became of the last ones: of one length, whatever it holds.
    plan = models.BinaryField()

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.account_id)
