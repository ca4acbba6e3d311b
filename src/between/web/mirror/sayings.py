"""What is said beside the rows: of one person beside the others, and of what follows what."""

from collections.abc import Mapping

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.insight.reflection import Chain, Difference, Side, Surety
from between.story.vocabulary import CHIPS
from between.web.mirror import sentences

Names = Mapping[str, str]


def difference(one: Difference | None, name: str, names: Names) -> str:
    """Return how it goes with somebody; None is somebody with too few moments."""
    match one.surety if one else Surety.TOO_FEW:
        case Surety.HOLDS if one is not None:
            return _differs(one, name, names)
        case Surety.PERHAPS:
            said = _(
                "With %(name)s it may go differently. With so many people, one of them looks "
                "like this by chance now and then."
            )
        case Surety.CHANCE:
            said = _(
                "With %(name)s it looks a little different. It could easily be chance."
            )
        case Surety.NOT_SEEN:
            said = _("With %(name)s it goes much as with others, as far as can be seen.")
        case _:
            said = _("Too few moments with %(name)s to say whether it is different.")
    return said % {"name": name}


def link(one: Chain | None, names: Names) -> str:
    """Return what follows what; None is what never came together."""
    match one.surety if one else Surety.TOO_FEW:
        case Surety.HOLDS if one is not None:
            said = ngettext(
                "%(when)s, “%(own)s” follows more often than elsewhere: %(k)d of %(n)d time, "
                "otherwise %(j)d of %(m)d.",
                "%(when)s, “%(own)s” follows more often than elsewhere: %(k)d of %(n)d times, "
                "otherwise %(j)d of %(m)d.",
                one.times.of,
            )
        case Surety.PERHAPS if one is not None:
            said = ngettext(
                "%(when)s, “%(own)s” often follows: %(k)d of %(n)d time. It could be chance.",
                "%(when)s, “%(own)s” often follows: %(k)d of %(n)d times. It could be chance.",
                one.times.of,
            )
        case Surety.TOO_FEW:
            return _together(one.times.n if one else 0)
        case _:
            said = _(
                "%(when)s, “%(own)s” follows about as often as elsewhere, as far as can be "
                "seen: %(k)d of %(n)d, otherwise %(j)d of %(m)d."
            )
    return said % _numbers(one, names) if one else _together(0)


def exceptions(one: Chain) -> str:
    """Return how often something else followed, or nothing where it never did."""
    other = one.times.of - one.times.n
    if not other:
        return ""
    return ngettext(
        "And %(k)d of %(n)d time you did something else. These are worth reading.",
        "And %(k)d of %(n)d times you did something else. These are worth reading.",
        one.times.of,
    ) % {"k": other, "n": one.times.of}


def link_title(other: str, own: str, names: Names) -> str:
    return _("%(when)s: “%(own)s”") % {
        "when": when(other, names),
        "own": sentences.label(own, names),
    }


def when(code: str, names: Names) -> str:
    """Return "When they help"; a name of the person's own stands first, ours behind it."""
    if names.get(code):
        return _("When it is “%(name)s” (%(row)s)") % {
            "name": names[code],
            "row": _(CHIPS[code].row),
        }
    return capfirst(_(CHIPS[code].when))


def thing(code: str, names: Names) -> str:
    """Return an answer as a thing; a name of the person's own stands first, ours behind it."""
    ours = _(CHIPS[code].thing)
    return f"{names[code]} ({ours})" if names.get(code) else ours


def times(k: int, n: int) -> str:
    return ngettext("%(k)d of %(n)d moment", "%(k)d of %(n)d moments", n) % {"k": k, "n": n}


def _differs(one: Difference, name: str, names: Names) -> str:
    said = {"name": name, "more": _named(one.more, names), "less": _named(one.less, names)}
    if not said["less"]:
        return _("With %(name)s it goes differently: more %(more)s.") % said
    if not said["more"]:
        return _("With %(name)s it goes differently: less %(less)s.") % said
    return _("With %(name)s it goes differently: more %(more)s, less %(less)s.") % said


def _named(side: Side | None, names: Names) -> str:
    return thing(side.code, names) if side else ""


def _together(n: int) -> str:
    return ngettext(
        "This came together %(k)d time. Too few to call it a link.",
        "This came together %(k)d times. Too few to call it a link.",
        n,
    ) % {"k": n}


def _numbers(one: Chain, names: Names) -> dict[str, object]:
    return {
        "when": when(one.other, names),
        "own": sentences.label(one.own, names),
        "k": one.times.n,
        "n": one.times.of,
        "j": one.times.elsewhere,
        "m": one.times.elsewhere_of,
    }
