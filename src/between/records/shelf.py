"""The shelf: the only place where a story becomes a sealed row, and a row a story again."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from between.records import head
from between.records.head import Count
from between.records.kept import CannotBeOpened as CannotBeOpened  # noqa: PLC0414 (for callers)
from between.records.kept import Closed as Closed  # noqa: PLC0414 (for callers)
from between.records.kept import Kept as Kept  # noqa: PLC0414 (for callers)
from between.records.kept import Missing as Missing  # noqa: PLC0414 (for callers)
from between.records.kept import S
from between.records.kept import Stale as Stale  # noqa: PLC0414 (for callers)
from between.records.kept import Taken as Taken  # noqa: PLC0414 (for callers)
from between.records.keyroom import Unlocked
from between.records.models import Earlier, Entry
from between.story import codec
from between.story.codec import KINDS, Story, Unreadable
from between.vault.entry import Place, open_entry, seal_entry
from between.vault.errors import VaultError

UNDO = timedelta(days=1)


def put(keys: Unlocked, story: Story, day: date, *, id_: UUID | None = None) -> UUID:
    """Keep a new story; return its id."""
    row = _new(keys, story, day, id_ or uuid4())
    with head.counting(keys) as count:
        row.save(force_insert=True)
        count.comes(row)
    return row.id


def place(
    keys: Unlocked,
    story: Story,
    day: date,
    *,
    id_: UUID,
    erased_at: datetime | None = None,
) -> UUID:
    """Keep a story at `id_`, in place of what lay there: for drafts, which need no history.

    Where the id is not free for this person and kind, the story gets another one. With
    `erased_at` it lies there erased from the beginning.
    """
    rows = Entry.objects.of(keys.account).of_kind(keys.kind(KINDS[type(story)]))
    with head.counting(keys) as count:
        row = rows.filter(id=id_).first()
        if row is None:
            row = _new(keys, story, day, free(id_))
        else:
            if row.erased_at is None:
                _goes(count, row)
            row.version, row.day = row.version + 1, day
            row.sealed = _seal(keys, story, id_, row.version)
        row.erased_at = erased_at
        row.save()
        if erased_at is None:
            _comes(count, row)
    return row.id


def free(id_: UUID) -> UUID:
    """Return the id, or another one where some entry has it already, erased or not."""
    return uuid4() if Entry.objects.filter(id=id_).exists() else id_


def take(keys: Unlocked, kind: type[S]) -> Taken[S]:
    """Open every kept story of `kind`, in the order of the days on which they were kept."""
    rows = Entry.objects.of(keys.account).of_kind(keys.kind(KINDS[kind])).kept()
    return _take(keys, kind, list(rows.order_by("day", "id")))


def has_any(keys: Unlocked, kind: type[S]) -> bool:
    """Whether anything of `kind` is kept; opens nothing."""
    return Entry.objects.of(keys.account).of_kind(keys.kind(KINDS[kind])).kept().exists()


def take_erased(keys: Unlocked, kind: type[S], now: datetime) -> Taken[S]:
    """Open the erased stories that can still be brought back."""
    rows = Entry.objects.of(keys.account).of_kind(keys.kind(KINDS[kind])).erased()
    return _take(keys, kind, list(rows.filter(erased_at__gt=now - UNDO)))


def one(keys: Unlocked, kind: type[S], entry: UUID) -> Kept[S]:
    """Open one story, or raise `Missing` or `CannotBeOpened`."""
    taken = _take(keys, kind, [_row(keys, kind, entry)])
    if taken.closed:
        raise CannotBeOpened
    return taken.kept[0]


def change(keys: Unlocked, story: Story, entry: UUID, *, version: int, day: date) -> int:
    """Keep a new version; the one before stays readable. Return the new version's number.

    Raises `Stale` when `version` is not the present one: nothing is written then.
    """
    with head.counting(keys) as count:
        row = _row(keys, type(story), entry)
        if row.version != version:
            raise Stale(row.version)
        count.goes(row)
        known = set(row.earlier.values_list("version", flat=True))
        if version not in known:  # else it was put back here from outside
            before = Earlier(entry=row, version=version, sealed=row.sealed, day=row.day)
            before.save()
            count.comes(before)
        row.version, row.day = 1 + max({version, *known}), day
        row.sealed = _seal(keys, story, entry, row.version)
        row.save()
        count.comes(row)
    return row.version


def earlier(keys: Unlocked, kind: type[S], entry: UUID) -> tuple[Kept[S], ...]:
    """Open the versions before the present one, newest first; what cannot be opened is left."""
    row = _row(keys, kind, entry)
    versions = []
    for before in row.earlier.order_by("-version"):
        story = _open(keys, kind, entry, before.version, as_sealed(before.sealed))
        if story is not None:
            versions.append(
                Kept(id=entry, version=before.version, day=before.day, story=story)
            )
    return tuple(versions)


def erase(keys: Unlocked, kind: type[Story], entry: UUID, now: datetime) -> None:
    """Take an entry off the shelf; for a day it can be brought back, then it is gone."""
    with head.counting(keys) as count:
        row = _row(keys, kind, entry)
        _goes(count, row)
        row.erased_at = now
        row.save(update_fields=["erased_at"])


def bring_back(keys: Unlocked, kind: type[Story], entry: UUID, now: datetime) -> None:
    rows = Entry.objects.of(keys.account).of_kind(keys.kind(KINDS[kind])).erased()
    with head.counting(keys) as count:
        row = rows.filter(id=entry, erased_at__gt=now - UNDO).first()
        if row is None:
            raise Missing
        row.erased_at = None
        row.save(update_fields=["erased_at"])
        _comes(count, row)


def remove(keys: Unlocked, kind: type[Story], entry: UUID) -> None:
    """Remove for good what needs no undo, such as a draft that was kept in the meantime."""
    rows = Entry.objects.of(keys.account).of_kind(keys.kind(KINDS[kind]))
    with head.counting(keys) as count:
        for row in rows.filter(id=entry):
            if row.erased_at is None:
                _goes(count, row)
            row.delete()


def prune(now: datetime) -> None:
    """Remove for good what was erased more than a day ago; it was counted out at its erasing."""
    Entry.objects.erased_before(now - UNDO).delete()


def as_sealed(value: object) -> bytes:
    """Return a sealed column's bytes; what somebody wrote there as text opens for nobody.

    SQLite keeps whatever type is written, and one row of text must not close a whole list.
    """
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def _new(keys: Unlocked, story: Story, day: date, id_: UUID) -> Entry:
    row = Entry(id=id_, owner_id=keys.account, day=day)
    row.kind = keys.kind(KINDS[type(story)])
    row.sealed = _seal(keys, story, id_, row.version)
    return row


def _goes(count: Count, row: Entry) -> None:
    for one in (row, *row.earlier.all()):
        count.goes(one)


def _comes(count: Count, row: Entry) -> None:
    for one in (row, *row.earlier.all()):
        count.comes(one)


def _row(keys: Unlocked, kind: type, entry: UUID) -> Entry:
    row = (
        Entry.objects.of(keys.account)
        .of_kind(keys.kind(KINDS[kind]))
        .kept()
        .filter(id=entry)
        .first()
    )
    if row is None:
        raise Missing
    return row


def _take(keys: Unlocked, kind: type[S], rows: list[Entry]) -> Taken[S]:
    kept, closed = [], []
    for row in rows:
        story = _open(keys, kind, row.id, row.version, as_sealed(row.sealed))
        if story is None:
            closed.append(Closed(id=row.id, day=row.day))
        else:
            kept.append(
                Kept(
                    id=row.id,
                    version=row.version,
                    day=row.day,
                    story=story,
                    erased_at=row.erased_at,
                )
            )
    return Taken(kept=tuple(kept), closed=tuple(closed))


def _seal(keys: Unlocked, story: Story, entry: UUID, version: int) -> bytes:
    place = _place(keys, type(story), entry, version)
    return seal_entry(keys.record_key, codec.to_bytes(story), place)


def _open(
    keys: Unlocked, kind: type[S], entry: UUID, version: int, sealed: bytes
) -> S | None:
    try:
        document = open_entry(keys.record_key, sealed, _place(keys, kind, entry, version))
        return codec.from_bytes(kind, document)
    except (VaultError, Unreadable):
        return None


def _place(keys: Unlocked, kind: type, entry: UUID, version: int) -> Place:
    return Place(
        entry=entry,
        owner=keys.account,
        kind=KINDS[kind],
        epoch=keys.epoch,
        version=version,
    )
