"""What two do together: join, share, take back, read, write, rest, end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from between.records import bonds, grants, joined, joints
from between.records.bonds import KeysChanged
from between.records.grants import ChangedOutside
from between.records.head import State
from between.records.joined import Joined, NotOpen, Side, Standing
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Missing, Stale
from between.story.agreement import Agreement, Term
from between.story.meeting import Course, Meeting
from between.story.sharing import Passage, Shared, What
from between.vault.bond import bonds_of
from tests.histories.cast import (
    ANYBODY,
    BOTH,
    CLIENT,
    GONE,
    PICK,
    THERAPIST,
    WINDOW,
    Cast,
    picked,
    step,
)
from tests.histories.database import write
from tests.histories.model import Copy, Human, Joint, Tie

S = TypeVar("S", Agreement, Meeting)
MOST = 6  # bonds in one history: more would only be more of the same


class Together(Cast):
    """Bonds, and what lies in them."""

    @step(
        7,
        when=lambda history: len(history.book.ties) < MOST,
        client=CLIENT,
        therapist=THERAPIST,
        window=WINDOW,
        looks=BOTH,
    )
    def join(self, client: str, therapist: str, window: str, looks: bool) -> None:
        self.join_in_the_room(client, therapist, window)
        if looks:
            self.look_through_clients(therapist, "first")
        self.did("join")

    @step(3, therapist=THERAPIST, window=WINDOW)
    def look(self, therapist: str, window: str) -> None:
        self.look_through_clients(therapist, window)
        self.did("look through clients")

    def look_through_clients(self, therapist: str, window: str) -> None:
        one, keys = self.take(therapist, window)
        bonds.collect(keys)
        if self.counts(one, keys):
            self.book.take_over(one)

    @step(9, client=CLIENT, window=WINDOW, pick=PICK)
    def share(self, client: str, window: str, pick: int) -> None:
        one, keys = self.take(client, window)
        if not (ties := self.book.ties_of(one)):
            return
        (bond, tie), words = picked(ties, pick), self.words()
        if self.counts(one, keys):
            self.look_at_head(one, keys)

        def deed() -> UUID:
            return grants.share(keys, bond, shared(words, self), self.day)

        may = self.may_share(one, bond)
        if not may and self.counts(one, keys):
            self.refused((NotOpen, KeysChanged, ChangedOutside, Missing), deed)
            self.did("share what must not be shared")
        elif id_ := self.act(one, keys, deed):
            tie.copies[id_] = Copy(words, self.day)
            self.did("share")

    def may_share(self, one: Human, bond: UUID) -> bool:
        return (
            self.book.standing(one, bond) is Standing.OPEN
            and self.book.shows_pinned_keys(self.book.ties[bond])
            and one.alarm is State.RIGHT
        )

    @step(5, client=CLIENT, window=WINDOW, pick=PICK)
    def take_back(self, client: str, window: str, pick: int) -> None:
        one, keys = self.take(client, window)
        given = {
            id_: tie
            for tie in self.book.ties.values()
            if tie.has(one)
            for id_ in tie.copies
        }
        if not given:
            return
        id_, tie = picked(given, pick)

        def deed() -> bool:
            grants.withdraw(keys, id_, self.now)
            return True

        self.remember_before_taking_back(id_)
        if self.act(one, keys, deed):
            del tie.copies[id_]
        self.did("take back")

    def remember_before_taking_back(self, grant: UUID) -> None:
        """Whoever writes to the database may have looked at this one."""

    @step(5, therapist=THERAPIST, window=WINDOW, pick=PICK)
    def read(self, therapist: str, window: str, pick: int) -> None:
        one, keys = self.take(therapist, window)
        given = {
            id_: (tie, copy)
            for tie in self.book.ties.values()
            for id_, copy in tie.copies.items()
        }
        if not given or not self.counts(one, keys):
            return
        id_, (tie, copy) = picked(given, pick)
        bond = next(bond for bond, each in self.book.ties.items() if each is tie)
        if bond not in self.book.ties_of(one) or bond not in bonds_of(keys.keychain):
            self.refused((Missing,), lambda: grants.read(keys, id_, self.now))
            self.did("read what is not theirs")
            return
        _, read = grants.read(keys, id_, self.now)
        assert read.shared.title == copy.words
        copy.opened_on = copy.opened_on or max(self.day, copy.day)
        self.did("read")

    @step(6, who=ANYBODY, window=WINDOW, pick=PICK, twice=BOTH)
    def agree(self, who: str, window: str, pick: int, twice: bool) -> None:
        """Write the agreement; with `twice` from two windows that saw the same."""
        found = self.in_bond(who, window, pick)
        if found is None:
            return
        _, keys, bond, tie = found
        words, seen = self.words(), joints.take(keys, bond, Agreement)
        story = Agreement(terms={Term.USE: words}, when=self.now)
        id_ = self.write(found, story, seen[-1] if seen else None)
        if id_:
            tie.agreement[id_] = changed(tie.agreement.get(id_), words)
        if twice and id_:
            self.write_over_each_other(found, id_)
        self.did("agree, from two windows" if twice else "agree")

    def write_over_each_other(
        self, where: tuple[Human, Unlocked, UUID, Tie], id_: UUID
    ) -> None:
        """Write from two windows that saw the same: the second one must not be kept."""
        _, keys, bond, tie = where
        kept, words = joints.take(keys, bond, Agreement)[-1], self.words()
        story = Agreement(terms={Term.USE: words}, when=self.now)
        self.write(where, story, kept)
        tie.agreement[id_] = changed(tie.agreement[id_], words)
        self.refused((Stale,), lambda: joints.change(keys, kept, bond, story, self.day))

    @step(4, who=ANYBODY, window=WINDOW, pick=PICK, is_new=BOTH)
    def meet(self, who: str, window: str, pick: int, is_new: bool) -> None:
        """Put a session in the calendar, or say what became of one."""
        found = self.in_bond(who, window, pick)
        if found is None:
            return
        _, keys, bond, tie = found
        seen = {one.id: one for one in joints.take(keys, bond, Meeting)}
        kept = None if is_new or not seen else seen[next(iter(tie.sessions))]
        story = (
            replace(kept.story, course=Course.HELD)
            if kept
            else Meeting(start=self.now + timedelta(minutes=self.typed))
        )
        if id_ := self.write(found, story, kept):
            tie.sessions[id_] = changed(tie.sessions.get(id_), named(story))
        self.did("a session")

    def in_bond(
        self, who: str, window: str, pick: int
    ) -> tuple[Human, Unlocked, UUID, Tie] | None:
        one, keys = self.take(who, window)
        known = bonds_of(keys.keychain)
        ties = {id_: tie for id_, tie in self.book.ties_of(one).items() if id_ in known}
        if not ties:
            return None
        bond, tie = picked(ties, pick)
        return one, keys, bond, tie

    def write(
        self,
        where: tuple[Human, Unlocked, UUID, Tie],
        story: S,
        kept: Kept[S] | None,
    ) -> UUID | None:
        """Write in a bond; return where it lies, or nothing where it had to be refused."""
        one, keys, bond, _ = where

        def deed() -> UUID:
            if kept is None:
                return joints.put(keys, bond, story, self.day)
            joints.change(keys, kept, bond, story, self.day)
            return kept.id

        if self.counts(one, keys) and self.book.standing(one, bond) is Standing.ENDED:
            self.refused((Missing, NotOpen), deed)
            return None
        return self.act(one, keys, deed)

    @step(3, client=CLIENT, window=WINDOW, pick=PICK)
    def rest(self, client: str, window: str, pick: int) -> None:
        self.stand(client, window, pick, joined.rest, Standing.RESTING)
        self.did("rest")

    @step(4, client=CLIENT, window=WINDOW, pick=PICK)
    def resume(self, client: str, window: str, pick: int) -> None:
        self.stand(client, window, pick, joined.resume, Standing.OPEN)
        self.did("resume")

    @step(2, who=ANYBODY, window=WINDOW, pick=PICK)
    def end(self, who: str, window: str, pick: int) -> None:
        self.stand(who, window, pick, joined.end, Standing.ENDED)
        self.did(f"end, by the {self.book.people[who].side.value}")

    def stand(
        self,
        who: str,
        window: str,
        pick: int,
        how: Callable[[Unlocked, Joined], Unlocked],
        standing: Standing,
    ) -> None:
        one, keys = self.take(who, window)
        if not (seen := self.bonds_seen(who, window, keys)):
            return
        bond, with_ = picked(seen, pick)
        ends = standing is Standing.ENDED

        def deed() -> Unlocked:
            return how(keys, with_)

        if not self.counts(one, keys) or bond not in self.book.ties_of(one):
            self.refused(GONE, deed)
        elif self.book.standing(one, bond) is Standing.ENDED and not ends:
            self.refused((NotOpen,), deed)
        else:
            fresh, was = deed(), one.ring[bond]
            self.book.ties[bond].standing = one.ring[bond] = standing
            assert bonds_of(fresh.keychain) == bonds_of(self.present(one).keychain)
            if ends and was is not Standing.ENDED:
                self.bond_key_after_the_end(one, bond)
                self.nothing_comes_after_the_end(one, keys, with_)

    def nothing_comes_after_the_end(
        self, one: Human, keys: Unlocked, with_: Joined
    ) -> None:
        """Try with keys and a page from before, while somebody has set the row back."""
        tries: list[Callable[[], object]] = [
            lambda: grants.share(keys, with_.bond, shared(self.words(), self), self.day),
            lambda: joints.put(keys, with_.bond, Meeting(start=self.now), self.day),
            lambda: joined.rest(keys, with_),
            lambda: joined.resume(keys, with_),
        ]
        write("records_bond", with_.bond, {"standing": int(Standing.OPEN)})
        for deed in tries if one.side is Side.CLIENT else tries[1:2]:
            self.refused((NotOpen, KeysChanged, ChangedOutside, Missing), deed)
        write("records_bond", with_.bond, {"standing": int(Standing.ENDED)})

    def bonds_seen(self, who: str, window: str, keys: Unlocked) -> dict[UUID, Joined]:
        """Return the bonds as that window saw them, which may be some time ago."""
        one = self.book.people[who]
        if window == "late" and who in self.late:
            seen = self.late[who].seen
        else:
            seen = {each.bond: each for each in joined.of(keys, one.side)}
        order = [*self.book.ties, *(bond for bond in seen if bond not in self.book.ties)]
        return {bond: seen[bond] for bond in order if bond in seen}


def shared(words: str, history: Cast) -> Shared:
    passage = Passage(heading=words, words=words)
    return Shared(what=What.MOMENT, title=words, passages=(passage,), when=history.now)


def changed(before: Joint | None, words: str) -> Joint:
    return Joint(words, before.version + 1 if before else 1)


def named(story: Meeting) -> str:
    return f"{story.start} {story.course}"
