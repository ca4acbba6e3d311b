"""Everything that maps of the body are drawn from, taken from the shelf once.

While something between the two is fresh, what belongs to the therapist is left out, as in the
mirror: the client alone opens it, and only for the page that they look at.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from between.insight.body_contexts import Context, Kind, Told, whose
from between.records import hurts, shelf
from between.records.keyroom import Unlocked
from between.story.body import Figure, Painting
from between.story.episode import Episode
from between.story.following import Following
from between.story.hurt import Hurt
from between.web import notebook, preferences
from between.web.body import contexts
from between.web.notebook import Notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was told, how to read it, and whose paintings are left out for now."""

    told: Told
    notes: Notebook
    figure: Figure
    folded: tuple[Context, ...] = ()

    @property
    def fold(self) -> str:
        """The name of who is left out, or nothing."""
        return contexts.named(self.folded[0], self.notes) if self.folded else ""


def known(keys: Unlocked, now: datetime, *, opened: bool) -> Known:
    notes = notebook.of(keys)
    told = _told(keys, notes)
    is_folded = not opened and hurts.is_any_fresh(told.hurts.values(), now)
    them = dict(notes.therapists()) if is_folded else {}
    left = {
        id_: one for id_, one in told.paintings.items() if whose(told, one).isdisjoint(them)
    }
    return Known(
        told=replace(told, paintings=left),
        notes=notes,
        figure=preferences.of(keys).figure,
        folded=tuple(Context(kind=Kind.PERSON, key=str(id_)) for id_ in them),
    )


def _told(keys: Unlocked, notes: Notebook) -> Told:
    hurt = {
        one.id: replace(
            one.story, person=one.story.person or notes.therapist(one.story.bond)
        )
        for one in shelf.take(keys, Hurt).kept
    }
    return Told(
        paintings={kept.id: kept.story for kept in shelf.take(keys, Painting).kept},
        episodes={kept.id: kept.story for kept in shelf.take(keys, Episode).kept},
        people=notes.people,
        hurts=hurt,
        followings={kept.id: kept.story for kept in shelf.take(keys, Following).kept},
        left_out=hurts.left_out(hurt.values()),
    )
