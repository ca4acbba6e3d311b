"""Somebody who writes to the database without a key: it is noticed, or it opens nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from between.records import head, witness
from between.records.head import State
from between.records.joined import Standing
from between.records.models import Account
from between.vault.head import open_head
from tests.histories import database
from tests.histories.cast import ANYBODY, PICK, WINDOW, Cast, Tally, picked, step
from tests.records.outside import asked


class Outsider(Cast):
    """Deletes, exchanges, and sets columns."""

    def __init__(self, tally: Tally, seed: str) -> None:
        self.furthest: dict[UUID, int] = {}
        super().__init__(tally, seed)

    @contextmanager
    def from_outside(self, kind: str) -> Iterator[None]:
        """Change something; whose rows are others then than they were, is told so."""
        for one in self.book.people.values():
            self.look_at_head(one, self.present(one))
        self.come()
        people = list(self.book.people.values())
        before = [database.counted(one.account) for one in people]
        yield
        for one, rows in zip(people, before, strict=True):
            if one.alarm is State.RIGHT and database.counted(one.account) != rows:
                one.alarm = State.ROWS
        self.did(kind)

    def come(self) -> dict[UUID, int]:
        """Return how far each head has come, and remember the furthest."""
        found = {}
        for account in Account.objects.filter(id__in=self.account_keys, head__isnull=False):
            key, sealed = self.account_keys[account.id], bytes(account.head or b"")
            found[account.id] = open_head(key, sealed, owner=account.id).counter
            self.furthest[account.id] = max(
                self.furthest.get(account.id, 0), found[account.id]
            )
        return found

    @step(5, when=lambda history: history.is_alarmed, who=ANYBODY, window=WINDOW)
    def acknowledge(self, who: str, window: str) -> None:
        one, keys = self.take(who, window)

        def deed() -> bool:
            head.acknowledge(keys)
            return True

        if self.act(one, keys, deed):
            one.alarm = State.RIGHT
        self.did("acknowledge")

    @step(2, who=ANYBODY, pick=PICK)
    def delete_a_row(self, who: str, pick: int) -> None:
        one = self.book.people[who]
        if not one.kept:
            return
        id_, _ = picked(one.kept, pick)
        with self.from_outside("delete a row"):
            asked("DELETE FROM records_earlier WHERE entry_id = %s", id_.hex)
            asked("DELETE FROM records_entry WHERE id = %s", id_.hex)
            del one.moments[id_]

    @step(1)
    def delete_all_rows(self) -> None:
        with self.from_outside("delete all rows of a table"):
            asked("DELETE FROM records_earlier")
            asked("DELETE FROM records_entry")
            for one in self.book.people.values():
                one.moments = {}

    @step(2, who=ANYBODY, with_=ANYBODY, pick=PICK, other=PICK)
    def exchange_rows(self, who: str, with_: str, pick: int, other: int) -> None:
        sides = [(self.book.people[who], pick), (self.book.people[with_], other)]
        if not all(one.kept for one, _ in sides):
            return
        (first, moment), (second, another) = (picked(one.kept, n) for one, n in sides)
        if first == second or not (moment.is_whole and another.is_whole):
            return
        with self.from_outside("exchange rows"):
            found = {
                id_: asked("SELECT sealed FROM records_entry WHERE id = %s", id_.hex)[0][0]
                for id_ in (first, second)
            }
            database.write("records_entry", first, {"sealed": found[second]})
            database.write("records_entry", second, {"sealed": found[first]})
            moment.is_whole = another.is_whole = False

    @step(1, who=ANYBODY)
    def take_a_head_away(self, who: str) -> None:
        one = self.book.people[who]
        if not witness.seen(one.account):
            return  # nothing was kept: as in an account that is older than heads are
        with self.from_outside("take a head away"):
            asked("UPDATE records_account SET head = NULL WHERE id = %s", one.account.hex)
            one.alarm = State.LOST

    @step(
        2,
        when=lambda history: history.book.ties,
        pick=PICK,
        standing=list(Standing),
    )
    def set_a_standing(self, pick: int, standing: Standing) -> None:
        """A plain column: it may close a bond, and opens none that its owner ended."""
        id_, tie = picked(self.book.ties, pick)
        with self.from_outside("set a standing"):
            database.write("records_bond", id_, {"standing": int(standing)})
            tie.standing = standing

    @step(2, pick=PICK)
    def delete_a_copy(self, pick: int) -> None:
        copies = {id_: tie for tie in self.book.ties.values() for id_ in tie.copies}
        if not copies:
            return
        id_, tie = picked(copies, pick)
        with self.from_outside("delete what is shared"):
            asked("DELETE FROM records_grant WHERE id = %s", id_.hex)
            del tie.copies[id_]
