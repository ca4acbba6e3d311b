"""What the mirror says in words: every sentence whole, and none of it about who somebody is."""

from collections.abc import Mapping
from math import ceil, floor

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.insight.reflection import (
    Case,
    Estimate,
    Headline,
    MirrorPicture,
    Row,
    Silence,
    Tag,
)
from between.story.vocabulary import CHIPS

Names = Mapping[str, str]


def label(code: str, names: Names) -> str:
    """Return the row's label; a name of the person's own comes first, ours behind it."""
    ours = capfirst(_(CHIPS[code].row))
    return f"{names[code]} ({ours})" if names.get(code) else ours


def tag(found: Tag) -> str:
    match found:
        case Tag.IN_BOTH:
            return _("In both")
        case Tag.PERHAPS:
            return _("Perhaps in both")
        case Tag.ELSEWHERE:
            return _("More elsewhere")
        case Tag.WITH_THERAPIST:
            return _("More with your therapist")
        case Tag.TOO_EARLY:
            return _("Too early to say")


def of_100(side: Estimate | Silence) -> str:
    """Return "in 73 of 100 (could be 52 to 90)", or that it cannot be said.

    The interval is rounded outwards: it may be a little too long and never too short.
    """
    if isinstance(side, Silence):
        return _("too few moments to say")
    return _("in %(p)d of 100 (could be %(low)d to %(high)d)") % {
        "p": round(100 * side.value),
        "low": floor(100 * side.low),
        "high": ceil(100 * side.high),
    }


def headline(picture: MirrorPicture, names: Names) -> str:
    """Return the sentence on top."""
    top, them = picture.headline, _therapist(picture)
    match top.case:
        case Case.NO_MOMENTS:
            return _(
                "Here you will see, in time, what returns between you and other people, and "
                "whether it is like that with %(therapist)s too. Below is a made-up example, "
                "so you know what to expect."
            ) % {"therapist": them}
        case Case.TOO_FEW | Case.NO_THERAPIST | Case.THERAPIST_NOT_SAFE:
            return _early(top)
        case Case.TOO_FEW_WITH_THERAPIST | Case.TOO_FEW_WITH_OTHERS:
            return _few(top, them)
        case Case.NOTHING_SETTLED:
            return _(
                "Nothing can be said for sure yet. This is usual for a long time, and it says "
                "nothing against you or what you wrote."
            )
        case Case.ONE_IN_BOTH | Case.SEVERAL_IN_BOTH | Case.ELSEWHERE | Case.WITH_THERAPIST:
            return _settled(top, them, names)


def long_form(row: Row, picture: MirrorPicture) -> str:
    """Return what a row's tag means, with its numbers where it is said for sure."""
    them = {"therapist": _therapist(picture)}
    match row.tag:
        case Tag.IN_BOTH:
            return _(
                "This comes up often, in more than one moment in five, both with "
                "%(therapist)s and with others: %(p)s with %(therapist)s, %(q)s with others."
            ) % {**them, "p": of_100(row.therapist), "q": of_100(row.others)}
        case Tag.PERHAPS:
            return _("It may be in both. It could easily be chance.")
        case Tag.ELSEWHERE:
            return (
                _(
                    "It comes up with others; with %(therapist)s less. That may be new, or it may "
                    "not have come up yet."
                )
                % them
            )
        case Tag.WITH_THERAPIST:
            return (
                _(
                    "It comes up with %(therapist)s more than elsewhere. That can be about "
                    "the two of you, and not about you."
                )
                % them
            )
        case Tag.TOO_EARLY:
            return _("Too few moments. We leave it open.")


def closest(picture: MirrorPicture) -> str:
    if isinstance(picture.closest, Silence):
        return ""
    return _(
        "What happens with %(therapist)s is closest to what happens with %(name)s. This is a "
        "comparison, not a cause."
    ) % {"therapist": _therapist(picture), "name": picture.closest.name}


def another_way(name: str, code: str, when: str) -> str:
    return _("With %(name)s it went another way: %(done)s, on %(when)s.") % {
        "name": name,
        "done": _(CHIPS[code].done),
        "when": when,
    }


def _early(top: Headline) -> str:
    if top.case is Case.NO_THERAPIST:
        return _(
            "You have not kept moments with a therapist. What returns between you and others "
            "can still be seen below."
        )
    if top.case is Case.THERAPIST_NOT_SAFE:
        return _("What returns between you and others can still be seen below.")
    moments = ngettext("%(n)d moment", "%(n)d moments", top.moments) % {"n": top.moments}
    people = ngettext("%(n)d person", "%(n)d people", top.people) % {"n": top.people}
    return _(
        "You have kept %(moments)s with %(people)s. That is enough to read again, and too few "
        "to say what returns. Is there something you notice yourself?"
    ) % {"moments": moments, "people": people}


def _few(top: Headline, them: str) -> str:
    numbers = {"n": top.moments, "told": top.told, "therapist": them}
    told = top.told < top.moments
    if top.case is Case.TOO_FEW_WITH_THERAPIST:
        few = _(
            "That is too few to say anything about the two of you; usually about ten are needed."
        )
        kept = ngettext(
            "You have kept %(n)d moment with %(therapist)s.",
            "You have kept %(n)d moments with %(therapist)s.",
            top.moments,
        )
    else:
        few = _(
            "That is too few to lay beside your moments with %(therapist)s; usually about "
            "thirty are needed."
        )
        kept = ngettext(
            "You have kept %(n)d moment with other people.",
            "You have kept %(n)d moments with other people.",
            top.moments,
        )
    waiting = ngettext(
        "%(told)d of them has an answer that can be counted.",
        "%(told)d of them have an answer that can be counted.",
        top.told,
    )
    return " ".join([kept, waiting, few] if told else [kept, few]) % numbers


def _settled(top: Headline, them: str, names: Names) -> str:
    row = label(top.codes[0], names)
    said = {"row": row, "therapist": them, "n": len(top.codes)}
    if top.case is Case.ONE_IN_BOTH:
        return (
            _(
                "One thing comes up often both with %(therapist)s and with others: “%(row)s”. "
                "That is no fault. It means that here it can be looked at together."
            )
            % said
        )
    if top.case is Case.SEVERAL_IN_BOTH:
        return (
            _(
                "%(n)d things come up often both with %(therapist)s and with others. They stand "
                "first below."
            )
            % said
        )
    if top.case is Case.ELSEWHERE:
        return _("“%(row)s” comes up with others and less with %(therapist)s.") % said
    return (
        _(
            "“%(row)s” comes up with %(therapist)s more than elsewhere. That can be about the two "
            "of you, and not about you."
        )
        % said
    )


def _therapist(picture: MirrorPicture) -> str:
    return picture.therapist.name if picture.therapist else _("your therapist")
