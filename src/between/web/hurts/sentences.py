"""From what was written to a first sentence, in three sizes; it need not be nice.

What is empty falls away and the sentence stays whole: there is one for each way of leaving
things out, and none is put together from pieces of grammar.
"""

from dataclasses import dataclass, replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from between.story.feelings import FEELINGS
from between.story.hurt import Hurt, Size
from between.story.hurt_words import HURT_CHIPS, Way, ways
from between.web.hurts import phrases
from between.web.hurts.phrases import Phrase

# They say that there is no word: nothing to put after "I felt".
WORDLESS = {"don't know", "something, no word", "nothing much"}
MOST_OFFERED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a sentence is made of, each as it stands within one; empty where nothing was said."""

    happened: Phrase
    felt: str
    needed: str
    did: str


def parts(hurt: Hurt) -> Parts:
    known = [word for word in hurt.feelings if word in FEELINGS and word not in WORDLESS]
    return Parts(
        happened=phrases.happened(hurt.words) or Phrase(words=_chips(hurt.happened.codes)),
        felt=phrases.listed([_(word) for word in known]),
        needed=phrases.inside(hurt.needed.own) or _chips(hurt.needed.codes),
        did=phrases.listed(_did(hurt)),
    )


def built(hurt: Hurt) -> dict[Size, str]:
    """Return the sentence in its three sizes, as it is put together."""
    found = parts(hurt)
    return {
        Size.WHOLE: whole(found),
        Size.SMALL: small(found),
        Size.HARDLY: hardly(found),
    }


def shown(hurt: Hurt) -> dict[Size, str]:
    """Return the three as they stand: by hand where they were changed, else put together."""
    made = built(hurt)
    return {size: hurt.by_hand(size) or made[size] for size in Size}


def chosen(hurt: Hurt) -> Hurt:
    """Return it with the sentence of the size that was chosen, as its words make it now."""
    return replace(hurt, sentence=shown(hurt)[hurt.size] if hurt.size else "")


def said(hurt: Hurt) -> str:
    """Return the sentence to say: the chosen one, or the whole one where none was chosen."""
    return chosen(hurt).sentence or shown(hurt)[Size.WHOLE]


def whole(found: Parts) -> str:
    said = [_first(found)]
    if found.did and not _is_in_first(found):
        said.append(_ended(capfirst(found.did)))
    if found.needed:
        said.append(_("What I needed was %(needed)s.") % {"needed": found.needed})
    return " ".join(one for one in said if one) or _("Something between us stays with me.")


def small(found: Parts) -> str:
    if found.happened.is_short:
        return _("Something is still with me: %(happened)s.") % {
            "happened": found.happened.words
        }
    if found.did and not found.happened:
        return _("%(did)s, and it is still with me.") % {"did": capfirst(found.did)}
    if found.felt:
        return _("Something between us is still with me. I felt %(felt)s.") % {
            "felt": found.felt
        }
    if found.needed:
        return _("Something between us is still with me. I needed %(needed)s.") % {
            "needed": found.needed
        }
    return _("Something between us is still with me. I would like to begin there.")


def hardly(found: Parts) -> str:
    if found.happened.is_short:
        return _("Before we start: %(happened)s.") % {"happened": found.happened.words}
    if found.did:
        return _("Before we start: %(did)s.") % {"did": found.did}
    if found.needed:
        return _("What I need is %(needed)s.") % {"needed": found.needed}
    if found.felt:
        return _("I still feel %(felt)s.") % {"felt": found.felt}
    return _("There is something.")


def offered(hurt: Hurt) -> list[str]:
    """Return the lines that may be put in by hand, and never are by themselves."""
    found, lines = ways(hurt), []
    if Way.WITHDRAWAL in found:
        lines.append(_("I said it was fine. It was not."))
    if Way.CONFRONTATION in found:
        lines += _under_it(hurt)
    return lines


def _first(found: Parts) -> str:
    """Return the sentence about what happened, as far as that and the feeling were said."""
    said = {"happened": found.happened.words, "felt": found.felt, "did": found.did}
    if _is_in_first(found):
        return _("When %(happened)s, %(did)s.") % said
    if found.happened and found.happened.is_clause and found.felt:
        return _("When %(happened)s, I felt %(felt)s.") % said
    alone = found.happened.alone if found.happened else ""
    felt = _("I felt %(felt)s.") % said if found.felt else ""
    return " ".join(one for one in (alone, felt) if one)


def _is_in_first(found: Parts) -> bool:
    """Whether what they did stands beside what happened, with no feeling between."""
    there = found.happened and found.happened.is_clause and found.did
    return bool(there and not found.felt)


def _ended(words: str) -> str:
    return _("%(words)s.") % {"words": words}


def _did(hurt: Hurt) -> list[str]:
    own = phrases.after_i(hurt.did.own)
    said = [_(HURT_CHIPS[code].done) for code in hurt.did.codes if code in HURT_CHIPS]
    return [*said, *([own] if own else [])]


def _chips(codes: tuple[str, ...]) -> str:
    return phrases.listed(
        [_(HURT_CHIPS[code].done) for code in codes if code in HURT_CHIPS]
    )


def _under_it(hurt: Hurt) -> list[str]:
    """Return the line that keeps the point, once for each feeling: which, they say."""
    known = [word for word in hurt.feelings if word in FEELINGS and word not in WORDLESS]
    line = _("I stand by the point. Under it I was %(felt)s.")
    said = [line % {"felt": _(word)} for word in known[:MOST_OFFERED]]
    return said or [_("I stand by the point.")]
