"""The only place that decides what a person may see."""

from datetime import datetime
from typing import Self, TypeVar
from uuid import UUID

from django.db import models

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
