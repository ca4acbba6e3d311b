"""Somebody who writes rows into the database that lay there once, or never should have."""

from copy import deepcopy
from dataclasses import dataclass
from uuid import UUID

from between.records import bonds, grants
from between.records.bonds import KeysChanged
from between.records.grants import ChangedOutside
from between.records.joined import NotOpen
from between.records.models import Account, Handover, Invitation
from between.records.shelf import Missing
from between.vault.identity import identity_of
from between.vault.letterbox import new_private_key
from tests.histories import database
from tests.histories.cast import CLIENT, PICK, WINDOW, Tally, picked, step
from tests.histories.database import Tables
from tests.histories.model import Copy
from tests.histories.outsider import Outsider
from tests.histories.together import shared
from tests.records.outside import asked


@dataclass(frozen=True)
class Kept:
    """Rows that somebody has copied out of the database, to write them back some day."""

    bond: UUID
    id: UUID
    rows: Tables
    copy: Copy | None = None
    generations: tuple[int, ...] = ()


class Planting(Outsider):
    """Plants what was taken back, keys on their way, and keys of their own."""

    def __init__(self, tally: Tally, seed: str) -> None:
        self.taken_back: list[Kept] = []
        self.handovers: dict[UUID, Kept] = {}
        super().__init__(tally, seed)

    @step(2, client=CLIENT, window=WINDOW, pick=PICK)
    def plant_keys(self, client: str, window: str, pick: int) -> None:
        """Put keys of one's own in a therapist's place: sharing stops."""
        one, keys = self.take(client, window)
        ties = self.book.ties_of(one)
        if not ties or not self.counts(one, keys):
            return
        bond, tie = picked(ties, pick)
        rows = Account.objects.filter(id=tie.therapist)
        before = rows.values("public_key", "verify_key").get() if rows else None
        planted = identity_of(new_private_key())
        with self.from_outside("plant keys"):
            rows.update(public_key=planted.public_key, verify_key=planted.verify_key)
            story = shared(self.words(), self)
            self.refused(
                (KeysChanged, NotOpen, ChangedOutside, Missing),
                lambda: grants.share(keys, bond, story, self.day),
            )
            if before:
                rows.update(**before)

    def remember_before_taking_back(self, grant: UUID) -> None:
        for bond, tie in self.book.ties.items():
            if grant in tie.copies:
                sql = "SELECT * FROM records_grant WHERE id = %s"
                rows = {"records_grant": asked(sql, grant.hex)}
                self.taken_back.append(Kept(bond, grant, rows, deepcopy(tie.copies[grant])))

    @step(4, when=lambda history: history.taken_back, pick=PICK)
    def put_back_what_was_taken_back(self, pick: int) -> None:
        """It was shown once; that it comes back is told to whoever took it back."""
        kept = self.taken_back[pick % len(self.taken_back)]
        tie = self.book.ties.get(kept.bond)
        if tie is None or kept.id in tie.copies or kept.copy is None:
            return
        with self.from_outside("put back what was taken back"):
            database.plant("records_grant", kept.rows["records_grant"][0])
            tie.copies[kept.id] = deepcopy(kept.copy)

    def join_in_the_room(self, who: str, with_: str, window: str = "first") -> UUID | None:
        bond = super().join_in_the_room(who, with_, window)
        if bond:
            where = {
                "records_invitation": "bond = %s",
                "records_handover": "bond_id = %s",
            }
            rows = {
                name: asked(f"SELECT * FROM {name} WHERE {which}", bond.hex)  # noqa: S608
                for name, which in where.items()
            }
            self.handovers[bond] = Kept(bond, bond, rows, None, self.generations(bond))
        return bond

    def generations(self, bond: UUID) -> tuple[int, ...]:
        tie = self.book.ties[bond]
        both = (self.book.by_account(one) for one in (tie.client, tie.therapist))
        return tuple(one.generation if one else -1 for one in both)

    @step(3, pick=PICK)
    def put_back_a_handover(self, pick: int) -> None:
        """With its invitation: a key that was taken over once begins nothing anew."""
        ties = {
            id_: tie
            for id_, tie in self.book.ties.items()
            if not tie.waits
            and id_ in self.handovers
            and self.generations(id_) == self.handovers[id_].generations
        }
        if not ties:
            return
        id_, tie = picked(ties, pick)
        them = self.book.by_account(tie.therapist)
        if them is None or id_ not in them.ring:
            return
        with self.from_outside("put back a handover"):
            for name, rows in self.handovers[id_].rows.items():
                database.plant(name, rows[0])
            bonds.collect(self.present(them))
            self.book.take_over(them)
            if (hers := self.book.by_account(tie.client)) and hers.shows_keys:
                assert not Handover.objects.filter(bond=id_).exists()
            else:  # who shows no keys is refused, and what was planted lies there
                Handover.objects.filter(bond=id_).delete()
                Invitation.objects.filter(bond=id_).delete()

    @step(4, pick=PICK, other=PICK)
    def plant_a_foreign_handover(self, pick: int, other: int) -> None:
        waiting = {id_: tie for id_, tie in self.book.ties.items() if tie.waits}
        waiting = {id_: tie for id_, tie in waiting.items() if id_ in self.handovers}
        if not waiting or len(self.handovers) == 1:
            return
        id_, tie = picked(waiting, pick)
        foreign, kept = picked(self.handovers, other)
        them = self.book.by_account(tie.therapist)
        if foreign == id_ or them is None:
            return
        (row,) = Handover.objects.filter(bond=id_)
        sealed = kept.rows["records_handover"][0][2]
        with self.from_outside("plant a foreign handover"):
            Handover.objects.filter(bond=id_).update(sealed=sealed)
            keys = bonds.collect(self.present(them))
            assert bonds.refused(keys) >= 1
            self.book.take_over(them, but=id_)
            Handover.objects.filter(bond=id_).update(sealed=row.sealed)
