"""Stories to bytes and back. A document carries its edition; older ones open for ever."""

from typing import Final, TypeVar

import msgspec

from between.story.agreement import Agreement
from between.story.body import Painting
from between.story.card import Card, CardSign, Missed
from between.story.client_note import ClientNote
from between.story.episode import Episode
from between.story.following import Following
from between.story.hurt import Hurt
from between.story.looking_back import LookBack, NotNow
from between.story.mark import Mark
from between.story.meeting import Absence, Meeting, MeetingNote
from between.story.noticing import Draft, Naming, Noticing, Preferences
from between.story.people import Person
from between.story.repair import Preparation, Tick
from between.story.safety import SafetyPlan
from between.story.sharing import Introduction, Shared

Story = (
    Absence
    | Agreement
    | Card
    | CardSign
    | ClientNote
    | Draft
    | Episode
    | Following
    | Hurt
    | Introduction
    | LookBack
    | Mark
    | Meeting
    | MeetingNote
    | Missed
    | Naming
    | NotNow
    | Noticing
    | Painting
    | Person
    | Preferences
    | Preparation
    | SafetyPlan
    | Shared
    | Tick
)
S = TypeVar("S", bound=Story)

EDITION: Final = 1
KINDS: Final[dict[type, str]] = {
    Episode: "episode",
    Person: "person",
    Noticing: "noticing",
    Naming: "naming",
    Preferences: "preferences",
    Draft: "draft",
    Mark: "mark",
    Shared: "shared",
    Introduction: "introduction",
    Agreement: "agreement",
    Meeting: "meeting",
    MeetingNote: "meeting-note",
    ClientNote: "client-note",
    Absence: "absence",
    SafetyPlan: "safety-plan",
    LookBack: "look-back",
    NotNow: "not-now",
    Card: "card",
    CardSign: "card-sign",
    Missed: "missed",
    Hurt: "hurt",
    Tick: "tick",
    Preparation: "preparation",
    Painting: "painting",
    Following: "following",
}


class Unreadable(ValueError):
    """The document is not a story of this kind, or of an edition from the future."""


class _Document(msgspec.Struct, frozen=True):
    """The outermost layer, the same for ever: which edition, and the story as raw bytes."""

    edition: int
    story: msgspec.Raw


_encoder = msgspec.msgpack.Encoder()
_document = msgspec.msgpack.Decoder(_Document)
_decoders: dict[type, msgspec.msgpack.Decoder[Story]] = {
    kind: msgspec.msgpack.Decoder(kind) for kind in KINDS
}


def to_bytes(story: Story) -> bytes:
    """Return `story` as a MessagePack document of the present edition."""
    return _encoder.encode(_Document(EDITION, msgspec.Raw(_encoder.encode(story))))


def from_bytes(kind: type[S], document: bytes) -> S:
    """Return the story of type `kind` that `document` holds.

    Raises `Unreadable` when the bytes are no such story or come from a later edition.
    """
    try:
        outer = _document.decode(document)
        if outer.edition > EDITION:
            raise Unreadable(f"This was kept by a newer Between (edition {outer.edition}).")
        story = _decoders[kind].decode(outer.story)
    except msgspec.MsgspecError as error:
        raise Unreadable(f"This is no {KINDS[kind]} that can be read.") from error
    assert isinstance(story, kind)  # noqa: S101
    return story


def to_letter(story: Mark | Draft) -> bytes:
    """Return a document that also says which of the two stories it holds."""
    return (b"m" if isinstance(story, Mark) else b"d") + to_bytes(story)


def from_letter(document: bytes) -> Mark | Draft:
    """Return the mark or the draft in a letter; raises `Unreadable`."""
    if document[:1] == b"m":
        return from_bytes(Mark, document[1:])
    return from_bytes(Draft, document[1:])
