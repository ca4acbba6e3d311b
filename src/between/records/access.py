"""The only place that decides what a person may see."""

from datetime import datetime
from typing import Self, TypeVar
from uuid import UUID

from django.db import models

from between.vault.bond import Standing

M = TypeVar("M", bound=models.Model)


class EntryQuerySet(models.QuerySet[M]):
    """Entries as their owner may see them; nobody else may see any."""

    def of(self, owner: UUID) -> Self:
        return self.filter(owner_id=owner)

    def of_kind(self, kind: bytes) -> Self:
        return self.filter(kind=kind)

    def kept(self) -> Self:
        return self.filter(erased_at=None)

    def erased(self) -> Self:
        return self.exclude(erased_at=None)

    def erased_before(self, when: datetime) -> Self:
        return self.filter(erased_at__lt=when)


class OwnedQuerySet(models.QuerySet[M]):
    """Rows that belong to one account."""

    def of(self, owner: UUID) -> Self:
        return self.filter(account_id=owner)


class BondQuerySet(models.QuerySet[M]):
    """Bonds as the two who are joined see them; nobody else may see any."""

    def of_client(self, account: UUID) -> Self:
        return self.filter(client_id=account)

    def of_therapist(self, account: UUID) -> Self:
        return self.filter(therapist_id=account)

    def of(self, account: UUID) -> Self:
        return self.filter(models.Q(client_id=account) | models.Q(therapist_id=account))

    def going_on(self, bond: UUID) -> Self:
        """One bond, if both are still there and neither has ended it."""
        both = self.filter(client__isnull=False, therapist__isnull=False)
        return both.filter(id=bond, standing__in=(Standing.OPEN, Standing.RESTING))


class InBondQuerySet(models.QuerySet[M]):
    """Rows that lie in a bond: for its client, its therapist, or either of them."""

    def of_client(self, account: UUID) -> Self:
        return self.filter(bond__client_id=account)

    def of_therapist(self, account: UUID) -> Self:
        return self.filter(bond__therapist_id=account)

    def of(self, account: UUID) -> Self:
        own = models.Q(bond__client_id=account) | models.Q(bond__therapist_id=account)
        return self.filter(own)

    def in_bond(self, bond: UUID) -> Self:
        return self.filter(bond_id=bond)
