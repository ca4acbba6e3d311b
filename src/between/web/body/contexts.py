"""With whom or what paintings are laid together: its address, and its name in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from between.insight.body_contexts import ALL, Context, Kind
from between.story.feelings import FEELINGS
from between.story.vocabulary import CHIPS
from between.web.notebook import Notebook

# An address holds no word of a feeling: it may be read over a shoulder, or in a log.
NUMBERED: Final = tuple(FEELINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of them to choose: `address` stands in links, `name` on the page, of `n` paintings."""

    address: str
    name: str
    n: int


def address(context: Context) -> str:
    match context.kind:
        case Kind.ALL:
            return "all"
        case Kind.FEELING:
            return f"feeling-{number(context.key)}"
        case Kind.PERSON:
            return f"person-{context.key}"
        case Kind.PATTERN:
            return f"pattern-{context.key}"


def asked(address: str) -> Context | None:
    """Return what an address names, or nothing where it names nothing."""
    if address == "all":
        return ALL
    kind, _dash, key = address.partition("-")
    if kind == "feeling" and (word := feeling(key)):
        return Context(kind=Kind.FEELING, key=word)
    if kind == "pattern" and key in CHIPS:
        return Context(kind=Kind.PATTERN, key=key)
    return Context(kind=Kind.PERSON, key=key) if kind == "person" else None


def number(feeling: str) -> str:
    """Return what stands for a feeling in an address, or nothing where it has no number."""
    return str(NUMBERED.index(feeling)) if feeling in FEELINGS else ""


def feeling(number: str) -> str | None:
    """Return the feeling of a number, or nothing where none has it."""
    is_short = len(number) <= len(str(len(NUMBERED)))
    if not (is_short and number.isdecimal() and int(number) < len(NUMBERED)):
        return None
    return NUMBERED[int(number)]


def named(context: Context, notes: Notebook) -> str:
    """Return its name as it stands within a sentence."""
    match context.kind:
        case Kind.ALL:
            return _("everything")
        case Kind.FEELING:
            return _(context.key)
        case Kind.PERSON:
            return notes.who(UUID(context.key))
        case Kind.PATTERN:
            return notes.label(context.key)


def choices(counts: dict[Context, int], kind: Kind, notes: Notebook) -> Iterator[Choice]:
    """Yield those of a kind, the ones with most paintings first.

    A word that is no feeling here, or no chip any more, has no map of its own.
    """
    those = [one for one in counts if one.kind is kind and _is_known(one)]
    found = [(counts[one], named(one, notes), one) for one in those]
    for n, name, one in sorted(found, key=lambda each: (-each[0], each[1])):
        yield Choice(address=address(one), name=name, n=n)


def _is_known(context: Context) -> bool:
    match context.kind:
        case Kind.FEELING:
            return context.key in FEELINGS
        case Kind.PATTERN:
            return context.key in CHIPS
        case Kind.ALL | Kind.PERSON:
            return True
