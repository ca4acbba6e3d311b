"""What a map of the body says in words; what could be chance is said to be so."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.insight.body_picture import (
    BodyPicture,
    PlaceSaid,
    Said,
)
from between.web import places

ENOUGH = 6
MOST_NAMED = 3
AGAIN = 3  # a place that is marked in more than a third is not another one each time


def top(picture: BodyPicture) -> str:
    """Return the sentence on top of a map."""
    match picture.said:
        case Said.NONE | Said.ONE | Said.FEW:
            return _few(picture)
        case Said.MORE:
            return f"{_more(picture)} {_chance(picture)}".rstrip()
        case Said.LESS:
            return _less(picture)
        case Said.BOTH:
            return f"{_more(picture)} {_less(picture)}"
        case Said.NOWHERE:
            return _nowhere(picture)


def _nowhere(picture: BodyPicture) -> str:
    """Return that nothing stands out, and what is nevertheless marked again and again."""
    rare = [one for one in picture.places if one.rare]
    often = max(rare or picture.places, key=_times)
    if rare:
        return f"{_marked(often, picture.n)} " + _(
            "That is more than chance, and fewer than half."
        )
    if AGAIN * _times(often) > picture.n:
        return f"{_marked(often, picture.n)} " + _("It could be chance.")
    return _(
        "It is in a different place each time, as far as can be seen. "
        "For many people it is so."
    )


def _few(picture: BodyPicture) -> str:
    if picture.said is Said.NONE:
        return _("Nothing is marked yet. One picture is a whole picture.")
    if picture.said is Said.ONE:
        return _("This is one time. It shows that time.")
    wait = _(
        "From %(n)d pictures on we can say what is more than chance, where it is clear enough."
    ) % {"n": ENOUGH}
    often = max(picture.places, key=_times)
    return f"{_marked(often, picture.n)} {wait}" if _times(often) else wait


def _times(one: PlaceSaid) -> int:
    return max(one.more, one.less)


def _marked(one: PlaceSaid, n: int) -> str:
    marked = ngettext(
        "In %(k)d of %(n)d pictures %(place)s was marked %(sign)s.",
        "In %(k)d of %(n)d pictures %(place)s were marked %(sign)s.",
        2 if places.is_several([one.place]) else 1,
    )
    return marked % {
        "k": _times(one),
        "n": n,
        "place": places.names([one.place]),
        "sign": _("more") if one.more >= one.less else _("less"),
    }


def _more(picture: BodyPicture) -> str:
    found = picture.standing()[:MOST_NAMED]
    return _("Mostly %(places)s: marked more in %(often)s.") % {
        "places": _listed(found),
        "often": _often(picture.n, [one.more for one in found]),
    }


def _less(picture: BodyPicture) -> str:
    found = picture.standing(less=True)[:MOST_NAMED]
    tends = ngettext(
        "%(places)s tends to be less: in %(often)s.",
        "%(places)s tend to be less: in %(often)s.",
        2 if places.is_several(one.place for one in found) else 1,
    )
    said = tends % {
        "places": capfirst(_listed(found)),
        "often": _often(picture.n, [one.less for one in found]),
    }
    return f"{said} " + _("Less can mean quiet, heavy, cut off or simply not noticed.")


def _chance(picture: BodyPicture) -> str:
    """Return which places were marked more than once and do not stand out, if any."""
    rest = [one for one in picture.places if one.more > 1 and not one.rare]
    often = sorted(rest, key=lambda one: one.more, reverse=True)[:MOST_NAMED]
    if not often:
        return ""
    return _("%(places)s could be chance.") % {"places": capfirst(_listed(often))}


def _often(n: int, counts: list[int]) -> str:
    """Return "7 of 9" or, where places were marked more and less often, "5 to 7 of 9"."""
    few, many = min(counts), max(counts)
    if few == many:
        return _("%(k)d of %(n)d") % {"k": few, "n": n}
    return _("%(few)d to %(many)d of %(n)d") % {"few": few, "many": many, "n": n}


def _listed(found: Iterable[PlaceSaid]) -> str:
    return places.names(one.place for one in found)
