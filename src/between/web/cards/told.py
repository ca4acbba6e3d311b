"""Cards in words: one's own, and both of one hour side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.drawing.chairs import two_marks
from between.insight.chairs import Chairs, Line, Noticed, Seen, side_by_side
from between.records.cards import Cards
from between.records.joined import Joined, Side
from between.story.card import Card, Item
from between.story.meeting import By
from between.web import lookbacks
from between.web.cards.items import CAME, CAME_BACK, ITEMS, TENSION, Label, in_words

ALIKE: Final[dict[tuple[Item, Seen], Label]] = {
    (Item.UNDERSTOOD, Seen.HIGH): gettext_lazy(
        "You both felt that there was understanding."
    ),
    (Item.UNDERSTOOD, Seen.MIDDLE): gettext_lazy(
        "You both felt that there was understanding in part."
    ),
    (Item.UNDERSTOOD, Seen.LOW): gettext_lazy(
        "You both felt that understanding was hard to come by."
    ),
    (Item.MATTERS, Seen.HIGH): gettext_lazy(
        "You both felt that what you spoke about mattered."
    ),
    (Item.MATTERS, Seen.MIDDLE): gettext_lazy(
        "You both felt that what you spoke about mattered in part."
    ),
    (Item.MATTERS, Seen.LOW): gettext_lazy(
        "You both felt that you spoke about things beside the point."
    ),
    (Item.WAY, Seen.HIGH): gettext_lazy("You both felt that the way you worked was right."),
    (Item.WAY, Seen.MIDDLE): gettext_lazy(
        "You both felt that the way you worked was right in part."
    ),
    (Item.WAY, Seen.LOW): gettext_lazy(
        "You both felt that the way you worked was not the right one."
    ),
    (Item.WARMTH, Seen.HIGH): gettext_lazy("You both felt near and warm."),
    (Item.WARMTH, Seen.MIDDLE): gettext_lazy("You both felt neither near nor far."),
    (Item.WARMTH, Seen.LOW): gettext_lazy("You both felt some distance."),
    (Item.COULD_SAY, Seen.HIGH): gettext_lazy(
        "You both felt that what was felt could be said."
    ),
    (Item.COULD_SAY, Seen.MIDDLE): gettext_lazy(
        "You both felt that some of what was felt could be said."
    ),
    (Item.COULD_SAY, Seen.LOW): gettext_lazy(
        "You both felt that little of what was felt could be said."
    ),
}
ONE_THING: Final[dict[Item, Label]] = {
    Item.UNDERSTOOD: gettext_lazy(
        "You saw one thing differently: whether there was understanding. That may be worth "
        "a few words."
    ),
    Item.MATTERS: gettext_lazy(
        "You saw one thing differently: whether what you spoke about mattered. That may be "
        "worth a few words."
    ),
    Item.WAY: gettext_lazy(
        "You saw one thing differently: whether the way you worked was right. That may be "
        "worth a few words."
    ),
    Item.WARMTH: gettext_lazy(
        "You saw one thing differently: how near and warm it was. That may be worth a few "
        "words."
    ),
    Item.COULD_SAY: gettext_lazy(
        "You saw one thing differently: whether what was felt could be said. That may be "
        "worth a few words."
    ),
}
THINGS: Final[dict[Item, Label]] = {
    Item.UNDERSTOOD: gettext_lazy("Whether there was understanding."),
    Item.MATTERS: gettext_lazy("Whether what you spoke about mattered."),
    Item.WAY: gettext_lazy("Whether the way you worked was right."),
    Item.WARMTH: gettext_lazy("How near and warm it was."),
    Item.COULD_SAY: gettext_lazy("Whether what was felt could be said."),
}
NOTICED: Final[dict[Noticed, Label]] = {
    Noticed.NEITHER: gettext_lazy("Neither of you noticed anything that hurt or jarred."),
    Noticed.BOTH: gettext_lazy("You both noticed that something hurt or jarred."),
    Noticed.CLIENT: gettext_lazy(
        "One of you noticed that something hurt or jarred, and one did not. Each may be so."
    ),
    Noticed.THERAPIST: gettext_lazy(
        "One of you noticed that something hurt or jarred, and one did not. Each may be so."
    ),
}
TITLES: Final[dict[Item, Label]] = {
    Item.UNDERSTOOD: gettext_lazy("Understanding"),
    Item.MATTERS: gettext_lazy("What you spoke about"),
    Item.WAY: gettext_lazy("The way you worked"),
    Item.WARMTH: gettext_lazy("Nearness and warmth"),
    Item.COULD_SAY: gettext_lazy("Saying what was felt"),
    Item.BODY: gettext_lazy("The body, each their own"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One line with both marks: as a drawing, and as a row of the table."""

    title: str
    drawn: SafeString
    client: int | None
    therapist: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """One hour from two chairs, in words first."""

    alike: list[str]
    different: list[str]
    noticed: str
    marks: list[Mark]
    client: str
    therapist: str
    part: str
    may_have_missed: bool


def card(one: Card) -> list[tuple[str, str]]:
    """Return what was said in one card, each line with where its mark lies."""
    return list(_said(one))


def hour(found: Cards, with_: Joined) -> Hour | None:
    """Return both cards side by side, where this person may read both."""
    if not found.is_open or not found.own or not found.theirs:
        return None
    own, theirs = found.own.story, found.theirs
    client, therapist = (own, theirs) if own.by is By.CLIENT else (theirs, own)
    chairs, other = side_by_side(client, therapist), lookbacks.name_of_other(with_)
    is_client = with_.side is Side.CLIENT
    return Hour(
        alike=[str(ALIKE[x.item, x.seen]) for x in chairs.lines if x.seen and _is_alike(x)],
        different=_different(chairs),
        noticed=str(NOTICED[chairs.noticed]) if chairs.noticed else "",
        marks=[_mark(one) for one in chairs.lines],
        client=_("You") if is_client else other,
        therapist=other if is_client else _("You"),
        part=therapist.part,
        may_have_missed=therapist.may_have_missed,
    )


def _said(one: Card) -> Iterator[tuple[str, str]]:
    for item, ends in ITEMS[one.by].items():
        rating = one.rating(item)
        if rating is not None:
            yield str(ends.line), in_words(rating, ends)
    if one.tension:
        yield _("Something that hurt or jarred"), str(TENSION[one.tension])
    if one.came_back:
        yield _("We came back to it"), str(CAME_BACK[one.came_back])
    if one.came:
        yield _("My sentence came into the room"), str(CAME[one.came])
    if one.part:
        yield _("My part"), one.part
    if one.may_have_missed:
        yield _("I may have missed you"), _("yes")


def _is_alike(line: Line) -> bool:
    return line.seen is not Seen.DIFFERENT


def _different(chairs: Chairs) -> list[str]:
    """Return one whole sentence for one thing, and a short one each for several."""
    items = [one.item for one in chairs.lines if one.seen is Seen.DIFFERENT]
    words = ONE_THING if len(items) == 1 else THINGS
    return [str(words[item]) for item in items]


def _mark(line: Line) -> Mark:
    drawn = two_marks(line.client, line.therapist)
    return Mark(
        title=str(TITLES[line.item]),
        drawn=mark_safe(drawn),  # noqa: S308 (numbers only)
        client=line.client,
        therapist=line.therapist,
    )
