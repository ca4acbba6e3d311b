"""The only place that decides what a person may see."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

if TYPE_CHECKING:
    from between.records.models.entry import Entry  # noqa: F401 (named in quotes)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries as their owner may see them; nobody else may see any."""

    def of(self, owner: UUID) -> "EntryQuerySet":
        return self.filter(owner_id=owner)

    def of_kind(self, kind: bytes) -> "EntryQuerySet":
        return self.filter(kind=kind)

    def kept(self) -> "EntryQuerySet":
        return self.filter(erased_at=None)

    def erased(self) -> "EntryQuerySet":
        return self.exclude(erased_at=None)

    def erased_before(self, when: datetime) -> "EntryQuerySet":
        return self.filter(erased_at__lt=when)


class OwnedQuerySet(models.QuerySet[Any]):
    """Rows that belong to one account."""

    def of(self, owner: UUID) -> "OwnedQuerySet":
        return self.filter(account_id=owner)
