"""The chips with which a hurt is told, and which of the 24 answers each lies near.

Two ways of doing, as the Rupture Resolution Rating System tells them apart (Eubanks, Muran &
Safran 2015): withdrawing and confronting. No page says these words to a client.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from between.story.hurt import Hurt


def _(text: str) -> str:
    """Mark `text` for the translators; the pages translate when they speak."""
    return text


class Way(StrEnum):
    """What the client did with it: moved away, or against."""

    WITHDRAWAL = "withdrawal"
    CONFRONTATION = "confrontation"


@dataclass(frozen=True, slots=True, kw_only=True)
class HurtChip:
    """One chip; `done` is its form in a sentence, `near` the codes that it lies near."""

    code: str
    chip: str
    done: str
    near: tuple[str, ...] = ()
    way: Way | None = None


def _chip(code: str, chip: str, done: str, *near: str, way: Way | None = None) -> HurtChip:
    return HurtChip(code=code, chip=chip, done=done, near=near, way=way)


HAPPENED = (
    _chip("h1", _("a look"), _("there was a look"), "o5"),
    _chip("h2", _("something they said"), _("you said something"), "o5", "o2"),
    _chip("h3", _("something they didn't say"), _("you did not say something"), "o5"),
    _chip("h4", _("they forgot"), _("you forgot"), "o5", "o4"),
    _chip(
        "h5",
        _("they were late, moved it or went away"),
        _("our hour was late, moved or fell out"),
        "o5",
        "o4",
    ),
    _chip("h6", _("what we did"), _("we did what we did"), "o2"),
    _chip("h7", _("money or rules"), _("it was about money or rules"), "o2"),
    _chip("h8", _("it is not getting better"), _("it did not get better")),
)
NEEDED = (
    _chip("n1", _("to be taken seriously"), _("to be taken seriously"), "w6"),
    _chip("n2", _("more time"), _("more time"), "w6", "w5"),
    _chip("n3", _("to go slower"), _("to go slower"), "w7", "w4"),
    _chip("n4", _("to be asked first"), _("to be asked first"), "w1"),
    _chip("n5", _("to matter"), _("to matter"), "w6"),
    _chip("n6", _("a straight answer"), _("a straight answer"), "w6"),
    _chip("n7", _("that you stay with me"), _("that you stay with me"), "w6", "w5"),
    _chip(
        "n8", _("that you say you got it wrong"), _("that you say you got it wrong"), "w6"
    ),
    _chip("n9", _("more help"), _("more help"), "w3", "w7"),
    _chip("n10", _("some distance"), _("some distance"), "w4"),
)


def _quiet(code: str, chip: str, done: str, *near: str) -> HurtChip:
    return _chip(code, chip, done, *near, way=Way.WITHDRAWAL)


def _loud(code: str, chip: str, done: str, *near: str) -> HurtChip:
    return _chip(code, chip, done, *near, way=Way.CONFRONTATION)


QUIET = (
    _quiet("d1", _("went quiet"), _("I went quiet"), "s2"),
    _quiet("d2", _("said it's fine"), _("I said it was fine"), "s2"),
    _quiet("d3", _("agreed, and didn't"), _("I agreed, and did not mean it"), "s6", "s2"),
    _quiet(
        "d4", _("talked about something else"), _("I talked about something else"), "s2"
    ),
    _quiet("d5", _("told a long story"), _("I told a long story"), "s2"),
    _quiet("d6", _("smiled"), _("I smiled"), "s2", "s6"),
    _quiet(
        "d7", _("thought it was my own fault"), _("I thought it was my own fault"), "s8"
    ),
    _quiet("d8", _("nearly didn't come"), _("I nearly did not come"), "s2"),
)
LOUD = (
    _loud("d9", _("got sharp"), _("I got sharp"), "s4"),
    _loud("d10", _("said it isn't working"), _("I said it isn't working"), "s4", "s5"),
    _loud("d11", _("said no to what we did"), _("I said no to it"), "s5", "s4"),
    _loud("d12", _("defended myself"), _("I defended myself"), "s4"),
    _loud("d13", _("wanted them to do it my way"), _("I wanted it done my way"), "s4"),
    _loud(
        "d14",
        _("was short about times or money"),
        _("I was short about times or money"),
        "s4",
    ),
    _loud(
        "d15",
        _("walked out or thought of it"),
        _("I walked out, or thought of it"),
        "s4",
        "s2",
    ),
)
DID = (*QUIET, *LOUD)
HURT_CHIPS = {one.code: one for one in (*HAPPENED, *NEEDED, *DID)}


def near(codes: Iterable[str]) -> tuple[str, ...]:
    """Return which of the 24 answers these chips lie near, the nearest of the first one first."""
    found = (code for one in codes if one in HURT_CHIPS for code in HURT_CHIPS[one].near)
    return tuple(dict.fromkeys(found))


def ways(hurt: Hurt) -> frozenset[Way]:
    """Return which ways the client's own doing went; nothing where they did not say."""
    return frozenset(_ways(hurt.did.codes))


def _ways(codes: Iterable[str]) -> Iterator[Way]:
    for code in codes:
        chip = HURT_CHIPS.get(code)
        if chip and chip.way:
            yield chip.way
