"""What a map of the body says in words; what could be chance is said to be so."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.insight.body_picture import (
    BeforeAndAfter,
    BodyPicture,
    Contrast,
    Lie,
    Likeness,
    PlaceSaid,
    Said,
    Told,
)
from between.story.places import Place
from between.web import places

ENOUGH = 6
MOST_NAMED = 3


def top(picture: BodyPicture) -> str:
    """Return the sentence on top of a map."""
    match picture.said:
        case Said.FEW:
            return _few(picture)
        case Said.MORE:
            return f"{_more(picture)} {_chance(picture)}".rstrip()
        case Said.LESS:
            return _less(picture)
        case Said.BOTH:
            return f"{_more(picture)} {_less(picture)}"
        case Said.NONE | Said.ONE | Said.NOWHERE:
            return _plain(picture.said)


def beside(contrast: Contrast, first: str, second: str) -> str:
    """Return what two maps side by side say; the names say whose or what they are."""
    names = {"first": first, "second": second}
    match contrast.told:
        case Told.TOO_FEW:
            return (
                _("Too few pictures to lay %(first)s and %(second)s side by side.") % names
            )
        case Told.CANNOT_TELL:
            return (
                _(
                    "With %(first)s and with %(second)s it looks a little different. "
                    "It could be chance."
                )
                % names
            )
        case Told.DIFFER:
            return _differ(contrast, first, second)


def alike(found: Likeness, contrast: Contrast, first: str, second: str) -> str:
    """Return that both lie in the same places, where that can be told and nothing differs."""
    if found.said is not Lie.SAME or contrast.told is not Told.CANNOT_TELL:
        return ""
    names = {"first": first, "second": second}
    return _("With %(first)s and with %(second)s it lies in much the same places.") % names


def afterwards(found: BeforeAndAfter) -> str:
    """Return how it was after a sensation was followed, beside before."""
    if found.told is Told.TOO_FEW:
        return _("Too few times to say how it is afterwards.")
    weaker = [one for one in found.places if one.stands and one.weaker > one.stronger]
    if found.told is Told.CANNOT_TELL or not weaker:
        return _("About the same. The same is fine.")
    least = min(one.weaker for one in weaker)
    return _was_weaker([one.place for one in weaker]) % {
        "places": places.names(one.place for one in weaker),
        "k": least,
        "n": found.n,
    }


def _plain(said: Said) -> str:
    if said is Said.NONE:
        return _("Nothing is marked yet. One picture is a whole picture.")
    if said is Said.ONE:
        return _("This is one time. It shows that time.")
    return _(
        "It is in a different place each time, as far as can be seen. "
        "For many people it is so."
    )


def _few(picture: BodyPicture) -> str:
    wait = _("With %(n)d pictures we can say what is more than chance.") % {"n": ENOUGH}
    often = max(picture.places, key=lambda one: max(one.more, one.less))
    if not (often.more or often.less):
        return wait
    marked = ngettext(
        "In %(k)d of %(n)d pictures %(place)s was marked %(sign)s.",
        "In %(k)d of %(n)d pictures %(place)s were marked %(sign)s.",
        2 if places.is_several([often.place]) else 1,
    )
    said = marked % {
        "k": max(often.more, often.less),
        "n": picture.n,
        "place": places.names([often.place]),
        "sign": _("more") if often.more >= often.less else _("less"),
    }
    return f"{said} {wait}"


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


def _differ(contrast: Contrast, first: str, second: str) -> str:
    sides = ((contrast.first, first, second), (contrast.second, second, first))
    said = [
        _("With %(name)s more in %(places)s than with %(other)s.")
        % {"name": name, "places": places.names(found), "other": other}
        for found, name, other in sides
        if found
    ]
    return " ".join([*said, _("Elsewhere we cannot tell.")])


def _was_weaker(found: list[Place]) -> str:
    return ngettext(
        "Afterwards %(places)s was marked less strongly, in %(k)d of %(n)d times.",
        "Afterwards %(places)s were marked less strongly, in %(k)d of %(n)d times.",
        2 if places.is_several(found) else 1,
    )


def _listed(found: Iterable[PlaceSaid]) -> str:
    return places.names(one.place for one in found)
