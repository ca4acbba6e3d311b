"""Somebody's own words, made ready to stand within a sentence, and otherwise left alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

SHORT, LONG = 8, 30  # words
AT_THE_END = " \t.,;:–—-"
WITHIN = re.compile(r"[.!?…]\s")
STAYS = ("?", "!", "…", ".”", '."', "?”", '?"', "!”", '!"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What happened. It fits after "When" where it `is_clause`, after a colon where it `is_one`.

    Else it holds sentences of its own, and is left as they are.
    """

    words: str = ""
    is_clause: bool = True
    is_one: bool = True

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def is_short(self) -> bool:
        return self.is_one and 0 < len(self.words.split()) <= SHORT

    @property
    def alone(self) -> str:
        """Return it as it stands by itself."""
        words = capfirst(self.words)
        return words if words.endswith(STAYS) else _("%(words)s.") % {"words": words}


def happened(typed: str) -> Phrase:
    """Return what was typed as the middle of "When ..., I felt ...", or as it stands alone."""
    words = _in_one_line(typed)
    bare = words.rstrip(AT_THE_END)
    if WITHIN.search(words) or bare.endswith(STAYS) or len(bare.split()) > LONG:
        return Phrase(words=bare, is_clause=False, is_one=False)
    first, _gap, rest = bare.partition(" ")
    is_said = first.lower() == pgettext("the first word of “When …, I felt …”", "when")
    bare = rest if is_said and rest else bare
    return Phrase(words=_lowered(bare), is_clause=is_said or _begins(bare))


def inside(typed: str) -> str:
    """Return what was typed as the end of "What I needed was ..."."""
    return _lowered(_in_one_line(typed).rstrip(AT_THE_END))


def after_i(typed: str) -> str:
    """Return "I said it was fine", whether the "I" was typed or stood before the field."""
    words = _in_one_line(typed).rstrip(AT_THE_END)
    if not words:
        return ""
    if _first_word(words) == _("I").lower():
        return capfirst(words)
    return _("I %(did)s") % {"did": _lowered(words)}


def listed(words: Sequence[str]) -> str:
    """Return "sad", "sad and lonely" or "sad, lonely and weary"."""
    if len(words) < 2:
        return "".join(words)
    *some, last = words
    return _("%(some)s and %(last)s") % {"some": ", ".join(some), "last": last}


def _in_one_line(typed: str) -> str:
    return " ".join(typed.split())


def _begins(words: str) -> bool:
    """Whether it begins with who or what did something: "I was crying", not "a year of this"."""
    may = pgettext(
        "words that begin a clause",
        "i you we it there they he she this that somebody nobody everything nothing",
    )
    return _first_word(words) in may.split()


def _lowered(words: str) -> str:
    """Return it with a small letter in front, where its first word may have one."""
    may = pgettext(
        "words that have a small letter within a sentence",
        "you we it there they he she this that somebody nobody everything nothing "
        "a an the my your our no not to when while after as",
    )
    if _first_word(words) in may.split():
        return words[:1].lower() + words[1:]
    return words


def _first_word(words: str) -> str:
    return words.partition(" ")[0].lower()
