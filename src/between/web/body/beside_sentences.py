"""What two maps of the body beside each other say in words: two contexts, or before and after."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.insight.body_picture import (
    BeforeAndAfter,
    Contrast,
    Lie,
    Likeness,
    PlaceAfter,
    Told,
)
from between.web import places


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
    stands = [one for one in found.places if one.stands]
    weaker = [one for one in stands if one.weaker > one.stronger]
    stronger = [one for one in stands if one.stronger > one.weaker]
    if found.told is Told.CANNOT_TELL or not stands:
        return _("About the same, as far as can be told. The same is fine.")
    return " ".join([*_weaker(weaker, found.n), *_stronger(stronger, found.n)])


def _differ(contrast: Contrast, first: str, second: str) -> str:
    sides = ((contrast.first, first, second), (contrast.second, second, first))
    said = [
        _("With %(name)s more in %(places)s than with %(other)s.")
        % {"name": name, "places": places.names(found), "other": other}
        for found, name, other in sides
        if found
    ]
    return " ".join([*said, _("Elsewhere we cannot tell.")])


def _weaker(found: list[PlaceAfter], n: int) -> Iterator[str]:
    if found:
        said = ngettext(
            "Afterwards %(places)s was marked less strongly, in %(k)d of %(n)d times.",
            "Afterwards %(places)s were marked less strongly, in %(k)d of %(n)d times.",
            2 if places.is_several(one.place for one in found) else 1,
        )
        yield said % _counted(found, min(one.weaker for one in found), n)


def _stronger(found: list[PlaceAfter], n: int) -> Iterator[str]:
    if found:
        said = ngettext(
            "Afterwards %(places)s was marked more strongly, in %(k)d of %(n)d times.",
            "Afterwards %(places)s were marked more strongly, in %(k)d of %(n)d times.",
            2 if places.is_several(one.place for one in found) else 1,
        )
        yield said % _counted(found, min(one.stronger for one in found), n)
        yield _("That can come from noticing more. You can stop at any time.")


def _counted(found: list[PlaceAfter], k: int, n: int) -> dict[str, object]:
    return {"places": places.names(one.place for one in found), "k": k, "n": n}
