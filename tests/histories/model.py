"""What should be there: people, moments and bonds in plain lists, without a key or a table."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from between.records.head import State
from between.records.joined import Side, Standing
from between.records.shelf import UNDO
from between.records.visits import Pass

IDLE, ABSOLUTE = timedelta(minutes=15), timedelta(hours=12)


@dataclass
class Moment:
    """Something kept; `before` are its earlier versions, `is_whole` is False once damaged."""

    words: str
    version: int = 1
    before: dict[int, str] = field(default_factory=dict)
    erased_at: datetime | None = None
    is_whole: bool = True

    def change(self, words: str) -> None:
        self.before.setdefault(self.version, self.words)
        self.version, self.words = 1 + max(self.before), words

    def can_be_brought_back(self, now: datetime) -> bool:
        return self.erased_at is not None and self.erased_at > now - UNDO


@dataclass
class Copy:
    """Something shared, and the day on which the therapist read it first."""

    words: str
    day: date
    opened_on: date | None = None


@dataclass
class Joint:
    """Something that both write: the agreement, or a session."""

    words: str
    version: int = 1


@dataclass
class Window:
    """A browser's window in which somebody is unlocked."""

    door: Pass
    idle_until: datetime
    absolute_until: datetime

    def is_open(self, now: datetime) -> bool:
        lasts = now < self.idle_until <= now + 2 * IDLE
        return lasts and now < self.absolute_until


@dataclass
class Human:
    """Somebody with an account. `ring` is how each bond stands in their own keychain."""

    account: UUID
    name: str
    side: Side
    passphrase: str
    sheet: str = ""
    generation: int = 0
    shows_keys: bool = False
    moments: dict[UUID, Moment] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    ring: dict[UUID, Standing] = field(default_factory=dict)
    windows: dict[str, Window] = field(default_factory=dict)
    closed: list[Pass] = field(default_factory=list)
    alarm: State = State.RIGHT

    @property
    def kept(self) -> dict[UUID, Moment]:
        return {id_: one for id_, one in self.moments.items() if one.erased_at is None}

    def close(self, but: str = "") -> None:
        """Close every window `but` one: what their cookies held must open nothing again."""
        self.closed += [one.door for at, one in self.windows.items() if at != but]
        self.windows = {at: one for at, one in self.windows.items() if at == but}

    def prune(self, now: datetime) -> None:
        self.windows = {
            at: one
            for at, one in self.windows.items()
            if now < one.idle_until and now < one.absolute_until
        }
        self.moments = {
            id_: one
            for id_, one in self.moments.items()
            if one.erased_at is None or one.erased_at >= now - UNDO
        }


@dataclass
class Tie:
    """A bond. `standing` is what its row says; `pinned` the therapist's keys, by generation."""

    client: UUID
    therapist: UUID
    names: tuple[str, str]
    pinned: int
    standing: Standing = Standing.OPEN
    waits: bool = True
    gone: set[UUID] = field(default_factory=set)
    copies: dict[UUID, Copy] = field(default_factory=dict)
    agreement: dict[UUID, Joint] = field(default_factory=dict)
    sessions: dict[UUID, Joint] = field(default_factory=dict)

    def has(self, one: Human) -> bool:
        """Whether somebody stands on their own side of it."""
        return one.account == (self.client if one.side is Side.CLIENT else self.therapist)

    def other(self, one: Human) -> UUID:
        return self.therapist if one.account == self.client else self.client


@dataclass
class Book:
    """All of it. The people by their place in the cast, which others may take after them."""

    people: dict[str, Human] = field(default_factory=dict)
    ties: dict[UUID, Tie] = field(default_factory=dict)

    def standing(self, one: Human, bond: UUID) -> Standing:
        """Say how a bond stands as somebody sees it: who goes, ends it."""
        tie = self.ties[bond]
        return Standing.ENDED if tie.gone else max(tie.standing, one.ring[bond])

    def ties_of(self, one: Human) -> dict[UUID, Tie]:
        """Return the bonds that somebody sees: their row, and a key in their own keychain."""
        return {
            id_: tie for id_, tie in self.ties.items() if tie.has(one) and id_ in one.ring
        }

    def take_over(self, one: Human, but: UUID | None = None) -> None:
        """Let a therapist have the keys of all who joined since, `but` of one bond.

        Whose account was put back to before they joined shows no keys, and is refused.
        """
        for id_, tie in self.ties.items():
            client = self.by_account(tie.client)
            shows = client is not None and client.shows_keys
            if tie.has(one) and tie.waits and shows and id_ != but:
                one.ring[id_], tie.waits = Standing.OPEN, False

    def by_account(self, account: UUID) -> Human | None:
        found = (one for one in self.people.values() if one.account == account)
        return next(found, None)

    def shows_pinned_keys(self, tie: Tie) -> bool:
        them = self.by_account(tie.therapist)
        return bool(them and them.shows_keys and them.generation == tie.pinned)

    def prune(self, now: datetime) -> None:
        for one in self.people.values():
            one.prune(now)
