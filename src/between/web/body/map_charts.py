"""A map of the body as its page shows it: the drawing, and the same as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from between.drawing.body_map import Layers, body_map, body_map_sheet
from between.insight.body_picture import BodyPicture, Estimate, Grids, PlaceSaid
from between.story.body import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One place in the table."""

    name: str
    more: str
    less: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """What stands on the page; `stands` says whether anything is more than chance."""

    svg: SafeString
    lines: tuple[Line, ...]
    stands: bool


def chart(picture: BodyPicture, figure: Figure, key: str = "map") -> Map:
    return Map(
        svg=drawn(picture.grids, figure, key),
        lines=tuple(lines(picture)),
        stands=any(one.stands_more or one.stands_less for one in picture.places),
    )


def drawn(grids: Grids, figure: Figure, key: str) -> SafeString:
    # Paths and numbers of our own: nothing that somebody typed is in it.
    return mark_safe(body_map(_layers(grids), figure=figure, key=key))  # noqa: S308


def sheet(picture: BodyPicture, figure: Figure) -> str:
    """Return the drawing as a file that stands alone, for a copy that is shared."""
    names = (_("Front"), _("Back"))
    return body_map_sheet(_layers(picture.grids), figure=figure, names=names)


def _layers(grids: Grids) -> Layers:
    return Layers(
        more=grids.more,
        less=grids.less,
        stands_more=grids.stands_more,
        stands_less=grids.stands_less,
    )


def lines(picture: BodyPicture) -> Iterator[Line]:
    """Yield a line of the table for each place that was marked."""
    for one in picture.places:
        if one.more or one.less:
            yield Line(
                name=capfirst(_(one.place.label)),
                more=_counted(one.more, picture.n, one.share_more),
                less=_counted(one.less, picture.n, one.share_less),
                said=_said(one),
            )


def _counted(k: int, n: int, share: Estimate) -> str:
    """Return how often, and how far off that could be, rounded outwards."""
    if not k:
        return "–"
    return _("%(k)d of %(n)d (could be %(low)d to %(high)d of 100)") % {
        "k": k,
        "n": n,
        "low": floor(100 * share.low),
        "high": ceil(100 * share.high),
    }


def _said(one: PlaceSaid) -> str:
    if one.stands_more and one.stands_less:
        return _("stands out as both")
    if one.stands_more:
        return _("stands out as more")
    if one.stands_less:
        return _("stands out as less")
    return _("more than chance, in fewer than half") if one.rare else _("could be chance")
