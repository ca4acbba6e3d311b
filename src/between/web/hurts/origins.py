"""From what a hurt began: a session, a moment, or neither; and with whom it is."""

from dataclasses import dataclass
from uuid import UUID

from between.records import joined, shelf
from between.records.joined import Joined, Side
from between.records.keyroom import Unlocked
from between.records.shelf import CannotBeOpened, Missing
from between.story.episode import Episode
from between.web import notebook, sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where it began. What is not this person's own is as good as not said."""

    person: UUID | None = None
    bond: UUID | None = None
    meeting: UUID | None = None
    episode: UUID | None = None


def of(keys: Unlocked, meeting: str, episode: str) -> Origin:
    bonds = joined.of(keys, Side.CLIENT)
    met, told = _met(keys, bonds, _id(meeting)), _told(keys, _id(episode))
    bond = met or _only(bonds)
    return Origin(
        person=(told and told.person) or notebook.of(keys).therapist(bond),
        bond=bond,
        meeting=_id(meeting) if met else None,
        episode=_id(episode) if told else None,
    )


def _met(keys: Unlocked, bonds: list[Joined], meeting: UUID | None) -> UUID | None:
    """Return the bond in which a session lies."""
    for one in bonds if meeting else []:
        if meeting in {kept.id for kept in sessions.taken(keys, one.bond)}:
            return one.bond
    return None


def _told(keys: Unlocked, episode: UUID | None) -> Episode | None:
    try:
        return shelf.one(keys, Episode, episode).story if episode else None
    except (Missing, CannotBeOpened):
        return None


def _only(bonds: list[Joined]) -> UUID | None:
    """Return the one bond that is not over, if there is just one."""
    going_on = [one.bond for one in bonds if not one.has_ended]
    return going_on[0] if len(going_on) == 1 else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
