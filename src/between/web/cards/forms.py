"""A card as it is filled in. Everything may be left out, and an empty card is one too."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from between.records.joined import Joined
from between.records.shelf import Kept
from between.story.card import Came, Card, Item
from between.story.hurt import Hurt
from between.story.meeting import By
from between.story.rating import CameBack, Tension
from between.web.cards import lines
from between.web.cards.items import CAME, CAME_BACK, KEEPS, LEAVE_OUT, TENSION, WAIT
from between.web.cards.lines import Line
from between.web.fields import LONGEST_WORDS, One, Version, Words

FIND, LEAVE = "find", "leave"
WITH_CARDS, NOW = "cards", "now"


class CardForm(forms.Form):
    """What both chairs are asked; `version` is that of the card it was opened with, or 0."""

    by = By.CLIENT

    version = Version(required=False)
    tension = One(
        label=_(
            "Was there anything between us that hurt, jarred or was misunderstood, even "
            "something small?"
        ),
        choices=[*TENSION.items(), LEAVE_OUT],
    )
    came_back = One(
        label=_("Did we come back to it?"), choices=[*CAME_BACK.items(), LEAVE_OUT]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= lines.fields()

    def lines(self) -> Iterator[Line]:
        return lines.lines(self, self.by)

    def to_story(self, with_: Joined, meeting: UUID, now: datetime) -> Card:
        data = self.cleaned_data
        tension = Tension(data["tension"]) if data["tension"] else None
        there = tension not in {None, Tension.NO} and data["came_back"]
        return Card(
            bond=with_.bond,
            meeting=meeting,
            by=self.by,
            when=now,
            **{item.value: data[item.value] for item in Item},
            tension=tension,
            came_back=CameBack(data["came_back"]) if there else None,
            **self.own(),
        )

    def own(self) -> dict[str, Any]:
        """Return what only this chair is asked."""
        raise NotImplementedError

    def again(self, version: int) -> "CardForm":
        """Return the same form with what was typed, ready to be kept over `version`."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["version"] = str(version)
        return type(self)(data)


class ClientCardForm(CardForm):
    """The client's; `sentence` is the hurt whose sentence they had with them."""

    came = One(
        label=_("You had a sentence with you. Did it come into the room?"),
        choices=[*CAME.items(), LEAVE_OUT],
    )
    keeps = One(
        label=_("That is all right. It keeps. Shall it wait for next time, or rest?"),
        choices=list(KEEPS.items()),
    )
    moment = Words(
        label=_("One moment from today, of any kind"),
        help_text=_("Three words are enough. It goes to your moments."),
        longest=LONGEST_WORDS,
        rows=2,
    )

    def __init__(self, *args: Any, sentence: Kept[Hurt] | None = None, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.sentence = sentence

    def own(self) -> dict[str, Any]:
        came = self.cleaned_data["came"] if self.sentence else ""
        return {
            "hurt": self.sentence.id if self.sentence else None,
            "came": Came(came) if came else None,
        }

    def again(self, version: int) -> "CardForm":
        form = super().again(version)
        assert isinstance(form, ClientCardForm)  # noqa: S101 (for the types)
        form.sentence = self.sentence
        return form

    @property
    def keeps_waiting(self) -> bool:
        return (self.cleaned_data["keeps"] or WAIT) == WAIT


class TherapistCardForm(CardForm):
    """The therapist's: about themselves alone."""

    by = By.THERAPIST

    part = Words(
        label=_("My part"),
        help_text=_(
            "What I did or missed. My client sees this line when the cards are opened together."
        ),
    )
    may_have_missed = forms.BooleanField(
        label=_("I may have missed you"),
        help_text=_(
            "My client sees: “I may have missed something today. I would like to hear it if "
            "you want to tell me.”"
        ),
        required=False,
    )
    seen = One(
        label=_("When do they see it?"),
        choices=[
            (WITH_CARDS, _("with the cards")),
            (NOW, _("let them see this line now")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tension = self.fields["tension"]
        tension.label = _("Was there any tension, hurt or misunderstanding, even small?")
        tension.help_text = _("Quiet agreement, a change of subject and “it’s fine” count.")

    def own(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"part": data["part"], "may_have_missed": data["may_have_missed"]}

    @property
    def says_now(self) -> bool:
        data = self.cleaned_data
        return bool(data["may_have_missed"]) and data["seen"] == NOW


def typed(card: Card, version: int) -> dict[str, object]:
    """Return a card as the values of its form's fields."""
    return {
        "version": version,
        **{item.value: card.rating(item) for item in Item},
        "tension": card.tension or "",
        "came_back": card.came_back or "",
        "came": card.came or "",
        "part": card.part,
        "may_have_missed": card.may_have_missed,
    }
