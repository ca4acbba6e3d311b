"""What the page needs on which somebody paints: both sides, the list, and words for its script."""

import json
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from between.drawing.figure import lines, outline
from between.drawing.painting import side
from between.story.body import RADII, Figure, Stroke, View
from between.web import places
from between.web.body import strokes
from between.web.body.forms import FIGURES, SIDES, PaintingForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One view: the outlines of the figures, the lines inside, and what is painted there."""

    view: str
    name: str
    outlines: tuple[tuple[str, str], ...]
    lines: str
    painted: SafeString


def context(form: PaintingForm) -> dict[str, object]:
    return {
        "sides": [_side(view, form.painted, form.figure_shown) for view in View],
        "figures": [
            (figure.value, words, figure is form.figure_shown)
            for figure, words in FIGURES.items()
        ],
        "radii": RADII,
        "radius": RADII[1],
        "body": json.dumps({**strokes.for_script(), **places.for_script()}),
    }


def _side(view: View, painted: tuple[Stroke, ...], figure: Figure) -> Side:
    return Side(
        view=view.value,
        name=str(SIDES[view]),
        outlines=tuple((one.value, outline(one, view)) for one in Figure),
        lines=lines(view),
        painted=mark_safe(side(painted, view, figure, f"now-{view}")),  # noqa: S308 (our own)
    )
