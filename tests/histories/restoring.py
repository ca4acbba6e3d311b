"""Somebody who copies the database and puts back what it was: all of it, a table, or a row."""

from copy import deepcopy
from dataclasses import dataclass
from uuid import UUID

from between.records import head, shelf
from between.records.head import State
from between.records.models import Account
from tests.histories import database
from tests.histories.cast import ANYBODY, BOTH, PICK, Tally, picked, step
from tests.histories.database import Tables
from tests.histories.keys import unlocks
from tests.histories.model import Book, Human, Moment
from tests.histories.outsider import Outsider
from tests.life import episode

SHELF = ["records_entry", "records_earlier", "records_grant"]


@dataclass(frozen=True)
class Copied:
    """A copy of the whole database, the book of that moment, and how far each head had come."""

    tables: Tables
    book: Book
    seen: dict[UUID, int]

    def of(self, one: Human) -> Human | None:
        """Return somebody as they were, if their keys are still the same."""
        was = self.book.by_account(one.account)
        return was if was and was.generation == one.generation else None


class Restoring(Outsider):
    """Copies, and puts back."""

    def __init__(self, tally: Tally, seed: str) -> None:
        self.copies: list[Copied] = []
        self.typed_before = 0
        super().__init__(tally, seed)

    @step(4, when=lambda history: history.typed > history.typed_before + 2)
    def copy_the_database(self) -> None:
        for one in self.book.people.values():
            self.look_at_head(one, self.present(one))
        seen = self.come()
        copied = Copied(database.everything(), deepcopy(self.book), seen)
        self.copies, self.typed_before = [*self.copies[-2:], copied], self.typed
        self.did("copy the database")

    @step(9, when=lambda history: history.copies, copy=PICK, is_changed=BOTH)
    def put_a_row_back(self, copy: int, is_changed: bool) -> None:
        """Put back one moment that was changed since, which its owner may change again."""
        copied = self.copies[copy % len(self.copies)]
        found = [(one, olden(copied, one)) for one in self.book.people.values()]
        for one, moments in found:
            for id_, was in moments.items():
                self.put_a_moment_back(copied, one, id_, was)
                if is_changed:
                    self.change_it(one, id_)
                return

    def put_a_moment_back(self, copied: Copied, one: Human, id_: UUID, was: Moment) -> None:
        row = database.row_of(copied.tables, "records_entry", id_)
        assert row
        with self.from_outside("put a row back"):
            names = ("sealed", "version", "day")
            database.write("records_entry", id_, {name: row[name] for name in names})
            moment = one.moments[id_]
            moment.version, moment.words = was.version, was.words

    def change_it(self, one: Human, id_: UUID) -> None:
        moment, words = one.moments[id_], self.words()
        story, keys = episode(None, self.now, words), self.present(one)
        made = shelf.change(keys, story, id_, version=moment.version, day=self.day)
        moment.change(words)
        assert made == moment.version

    @step(2, when=lambda history: history.copies, copy=PICK)
    def put_tables_back(self, copy: int) -> None:
        copied = self.copies[copy % len(self.copies)]
        if not self.are_the_same(copied):
            return
        with self.from_outside("put tables back"):
            database.put_back({name: copied.tables[name] for name in SHELF})
            then = deepcopy(copied.book)
            for one in self.book.people.values():
                was = then.by_account(one.account)
                one.moments = was.moments if was else {}
            for id_, tie in self.book.ties.items():
                tie.copies = then.ties[id_].copies if id_ in then.ties else {}

    @step(2, when=lambda history: history.copies, copy=PICK)
    def put_the_database_back(self, copy: int) -> None:
        copied = self.copies[copy % len(self.copies)]
        if not self.are_the_same(copied):
            return
        self.come()
        for one in self.book.people.values():
            self.passphrases.append((one.name, one.passphrase))
            self.sheets.append((one.name, one.sheet))
        database.put_back(copied.tables)
        self.book = deepcopy(copied.book)
        for one in self.book.people.values():
            one.alarm = self.alarm_behind(one.alarm, one.account, copied)
        self.did("put the whole database back")

    @step(2, when=lambda history: history.copies, copy=PICK)
    def put_the_database_back_and_forth(self, copy: int) -> None:
        """Run with an old one until somebody notices: who has new keys opens nothing there."""
        copied, present = self.copies[copy % len(self.copies)], database.everything()
        self.come()
        database.put_back(copied.tables)
        for was in copied.book.people.values():
            one = self.book.by_account(was.account)
            if one is None or one.generation != was.generation:
                assert not unlocks(was.name, was.passphrase)
                assert not one or not unlocks(one.name, one.passphrase)
            else:
                expected = self.alarm_behind(was.alarm, one.account, copied)
                assert head.check(self.present(one)) is expected
        database.put_back(present)
        self.did("put the whole database back, and the present one again")

    @step(3, when=lambda history: history.copies, who=ANYBODY, copy=PICK)
    def put_a_keychain_back(self, who: str, copy: int) -> None:
        one, copied = self.book.people[who], self.copies[copy % len(self.copies)]
        was, row = (
            copied.of(one),
            database.row_of(copied.tables, "records_account", one.account),
        )
        if not was or not row:
            return
        with self.from_outside("put a keychain back"):
            present = bytes(Account.objects.get(id=one.account).keychain)
            database.write("records_account", one.account, {"keychain": row["keychain"]})
            one.ring = dict(was.ring)
            if one.alarm is State.RIGHT and bytes(row["keychain"]) != present:
                one.alarm = State.KEYCHAIN

    @step(3, when=lambda history: history.copies, who=ANYBODY, copy=PICK)
    def put_an_account_back(self, who: str, copy: int) -> None:
        one, copied = self.book.people[who], self.copies[copy % len(self.copies)]
        was, row = (
            copied.of(one),
            database.row_of(copied.tables, "records_account", one.account),
        )
        if not was or not row:
            return
        with self.from_outside("put an account back"):
            self.come()
            database.write("records_account", one.account, row)
            self.passphrases.append((one.name, one.passphrase))
            self.sheets.append((one.name, one.sheet))
            one.passphrase, one.sheet, one.ring = was.passphrase, was.sheet, dict(was.ring)
            one.shows_keys = was.shows_keys
            one.alarm = self.alarm_behind(was.alarm, one.account, copied)

    @step(4, when=lambda history: history.copies, pick=PICK, copy=PICK)
    def put_an_agreement_back(self, pick: int, copy: int) -> None:
        """No head lies over what two write: this is not noticed, and the pages say no more."""
        copied = self.copies[copy % len(self.copies)]
        for bond, was in copied.book.ties.items():
            tie = self.book.ties.get(bond)
            if tie is None or not was.agreement or tie.agreement == was.agreement:
                continue
            id_, then = picked(was.agreement, pick)
            row = database.row_of(copied.tables, "records_joint", id_)
            if id_ not in tie.agreement or row is None:
                continue
            with self.from_outside("put an agreement back"):
                database.write("records_joint", id_, row)
                tie.agreement[id_] = deepcopy(then)
            return

    def alarm_behind(self, was: State, account: UUID, copied: Copied) -> State:
        """Return what somebody is told whose head is the one of the copy."""
        if was is State.RIGHT and self.furthest[account] > copied.seen[account]:
            return State.BEHIND
        return was

    def are_the_same(self, copied: Copied) -> bool:
        """Whether everybody is who they were then, with the keys that they had then."""
        return all(copied.of(one) for one in self.book.people.values())


def olden(copied: Copied, one: Human) -> dict[UUID, Moment]:
    """Return the moments that were changed since, as they were in the copy."""
    was, present = copied.of(one), one.kept
    return {
        id_: moment
        for id_, moment in (was.kept if was else {}).items()
        if moment.is_whole
        and id_ in present
        and present[id_].is_whole
        and moment.version < present[id_].version
    }
