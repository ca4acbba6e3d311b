"""The people of a life: who they are to the one who writes."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What somebody is to the writer; the values are those of the command line's files."""

    THERAPIST = "therapist"
    EX_THERAPIST = "ex-therapist"
    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    SIBLING = "sibling"
    PARTNER = "partner"
    EX_PARTNER = "ex-partner"
    CHILD = "child"
    FRIEND = "friend"
    FAMILY = "family"
    COLLEAGUE = "colleague"
    BOSS = "boss"
    TEACHER = "teacher"
    HELPER = "helper"
    STRANGER = "stranger"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, by name or alias. Who is not safe is left out of every statement."""

    name: str
    role: Role = Role.OTHER
    period: str = ""
    safe: bool = True
    # Who is also on the other side of a bond here.
    bond: UUID | None = None


def initials(name: str) -> str:
    """Return the first letters of a name, the most that a locked page may show of it."""
    return "".join(word[0] for word in name.split()[:2]).upper()
