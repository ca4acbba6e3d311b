"""After each step: everybody sees what they should, word for word, and nobody anything else."""

from functools import partial
from uuid import UUID

from between.records import grants, head, joined, joints, shelf
from between.records.head import State
from between.records.joined import Joined, Side
from between.records.keyroom import Unlocked
from between.records.models import Bond, Grant, Joint
from between.story.agreement import Agreement, Term
from between.story.episode import Episode
from between.story.meeting import Meeting
from between.vault.bond import bonds_of
from between.vault.entry import Place, open_entry
from tests.histories import database
from tests.histories.cast import Cast, Tally, opens
from tests.histories.model import Human, Tie
from tests.histories.together import named

# What is told in each request; the others are found at the next unlock, or by the next write.
AT_ONCE = {State.KEYCHAIN, State.LOST}


class Looking(Cast):
    """What must hold after each step, whatever it was."""

    def __init__(self, tally: Tally, seed: str) -> None:
        self.seen: dict[UUID, object] = {}
        super().__init__(tally, seed)

    def live(self, steps: int) -> None:
        """Live so many steps, and look around after each; say what was lived if it fails."""
        try:
            self.look_around()
            for _ in range(steps):
                self.go_on()
                self.look_around()
            self.search()
        except BaseException as error:
            error.add_note("\n".join(self.said))
            raise

    def look_around(self) -> None:
        self.everybody_sees_what_they_should()
        self.nobody_opens_anything_else()

    def everybody_sees_what_they_should(self) -> None:
        """Look with the eyes of everybody for whom a row or the book has changed."""
        for one in self.book.people.values():
            theirs = repr((one, self.book.ties_of(one), self.now))
            seen = database.seen_by(one.account), theirs
            if self.seen.get(one.account) == seen:
                continue
            self.seen[one.account] = seen
            keys = self.present(one)
            self.sees_their_moments(one, keys)
            self.sees_their_bonds(one, keys)
            self.is_told(one, keys)

    def nobody_opens_anything_else(self) -> None:
        """Try every key of a bond that somebody has on every copy that they must not see."""
        ties = self.book.ties.values()
        assert Bond.objects.count() == len(ties)
        names = len(ties)  # what the two call themselves lies in each
        joints = sum(len(tie.agreement) + len(tie.sessions) for tie in ties)
        assert Joint.objects.count() == names + joints
        copies = {id_ for tie in ties for id_ in tie.copies}
        assert set(Grant.objects.values_list("id", flat=True)) == copies
        for one in self.book.people.values():
            keys, seen = self.present(one), self.book.ties_of(one).values()
            theirs = {id_ for tie in seen for id_ in tie.copies}
            for row in Grant.objects.exclude(id__in=theirs):
                assert not opens_with_any_key(keys, row)

    def sees_their_moments(self, one: Human, keys: Unlocked) -> None:
        taken = shelf.take(keys, Episode)
        assert {each.id: (each.version, each.story.words) for each in taken.kept} == {
            id_: (each.version, each.words)
            for id_, each in one.kept.items()
            if each.is_whole
        }
        damaged = {id_ for id_, each in one.kept.items() if not each.is_whole}
        assert {each.id for each in taken.closed} == damaged
        for id_, each in one.kept.items():
            if each.before:
                seen = shelf.earlier(keys, Episode, id_)
                assert {was.version: was.story.words for was in seen} == each.before
        erased = shelf.take_erased(keys, Episode, self.now)
        assert {each.id: each.story.words for each in erased.kept} == {
            id_: each.words
            for id_, each in one.moments.items()
            if each.is_whole and each.can_be_brought_back(self.now)
        }

    def sees_their_bonds(self, one: Human, keys: Unlocked) -> None:
        seen = {each.bond: each for each in joined.of(keys, one.side)}
        assert seen.keys() == self.book.ties_of(one).keys()
        other = Side.CLIENT if one.side is Side.THERAPIST else Side.THERAPIST
        assert joined.of(keys, other) == []
        for bond, tie in self.book.ties_of(one).items():
            assert seen[bond].standing is self.book.standing(one, bond)
            assert seen[bond].keys.standing is one.ring[bond]
            assert (seen[bond].names.client, seen[bond].names.therapist) == tie.names
            self.sees_what_lies_in_it(keys, seen[bond], tie)

    def sees_what_lies_in_it(self, keys: Unlocked, with_: Joined, tie: Tie) -> None:
        given = grants.given(keys, with_)
        assert {one.id: (one.shared.title, one.day, one.opened_on) for one in given} == {
            id_: (copy.words, copy.day, copy.opened_on) for id_, copy in tie.copies.items()
        }
        agreed = joints.take(keys, with_.bond, Agreement)
        assert {one.id: (one.version, one.story.term(Term.USE)) for one in agreed} == {
            id_: (each.version, each.words) for id_, each in tie.agreement.items()
        }
        met = joints.take(keys, with_.bond, Meeting)
        assert {one.id: (one.version, named(one.story)) for one in met} == {
            id_: (each.version, each.words) for id_, each in tie.sessions.items()
        }

    def is_told(self, one: Human, keys: Unlocked) -> None:
        found = head.state(keys)
        if one.alarm is State.RIGHT or one.alarm in AT_ONCE:
            assert found is one.alarm
        else:
            assert found in {State.RIGHT, one.alarm}


def opens_with_any_key(keys: Unlocked, row: Grant) -> bool:
    return any(
        opens(partial(open_entry, key, bytes(row.sealed), place(row, epoch)))
        for held in bonds_of(keys.keychain).values()
        for key in held.keys
        for epoch in (row.epoch, 1, 2)
    )


def place(row: Grant, epoch: int) -> Place:
    bond: UUID = row.bond_id
    return Place(entry=row.id, owner=bond, kind="shared", epoch=epoch, version=1)
