"""Many paintings of a body as one map: how often each part was marked, and what stands out.

More is warm and solid, less is cool and hatched, and what is more than chance has an edge of its
own: no colour stands alone.
"""

from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from scipy import ndimage

from between.core.estimate import Bools, Floats
from between.drawing.contours import contours
from between.drawing.figure import lines, outline
from between.drawing.svg import element, paper, text
from between.story.body import HEIGHT, WIDTH, Figure, View

LEVELS: Final = (0.15, 0.35, 0.55, 0.75)  # shares of the paintings
CELL: Final = 8.0  # units
FINER: Final = 4  # points in each cell and direction, for a smooth edge
SOFT: Final = 0.5  # cells over which an edge is softened
REACH: Final = 1.5  # cells: paint at the edge of the body goes on under it
GAP: Final = 24
SIZE: Final = (2 * WIDTH + GAP, HEIGHT)
STYLE: Final = """
text{font-family:'Atkinson Hyperlegible Next',system-ui,sans-serif;font-size:15px;fill:#2a2420}
.paper{fill:#fffdfa}.outline{fill:#f1eae0;stroke:#877a6c;stroke-width:1.5}
.inside{fill:none;stroke:#877a6c;opacity:.5}.more{fill:#b3441e;opacity:.26}
.less{fill:#2b5f95;opacity:.1}.hatch{stroke:#2b5f95;stroke-width:1.4}
.edge-more{fill:none;stroke:#b3441e;stroke-width:2.5}
.edge-less{fill:none;stroke:#2b5f95;stroke-width:2.5;stroke-dasharray:6 4}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What is drawn, each views x rows x columns: shares from 0 to 1, and what stands out.

    Outside of the body a share is NaN.
    """

    more: Floats
    less: Floats
    stands_more: Bools
    stands_less: Bools


def body_map(layers: Layers, *, figure: Figure, key: str) -> str:
    """Return front and back for the inside of a page; `key` tells it from others there."""
    return element(
        "svg",
        _definitions(figure, key),
        *_views(layers, key),
        viewBox=f"-2 -2 {SIZE[0] + 4} {SIZE[1] + 4}",
        class_="body-map",
        aria_hidden="true",
        focusable="false",
    )


def body_map_sheet(layers: Layers, *, figure: Figure, names: tuple[str, str]) -> str:
    """Return the same as a whole file, with the names of both views under them."""
    drawn = element(
        "g",
        _definitions(figure, "map"),
        *_views(layers, "map"),
        transform="translate(24 24)",
    )
    below = [
        text(
            name,
            x=24 + WIDTH / 2 + place * (WIDTH + GAP),
            y=HEIGHT + 52,
            text_anchor="middle",
        )
        for place, name in enumerate(names)
    ]
    return paper([drawn, *below], STYLE, width=SIZE[0] + 48, height=HEIGHT + 72)


def _definitions(figure: Figure, key: str) -> str:
    """Return the outline, the same from both sides, the hatching, and what cuts off beside it."""
    hatch = element(
        "pattern",
        element("path", d="M0 0V6", class_="hatch"),
        id=f"hatch-{key}",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    edge = element("path", d=outline(figure, View.FRONT), id=f"outline-{key}")
    inside = element("use", href=f"#outline-{key}")
    return element("defs", edge, hatch, element("clipPath", inside, id=f"cut-{key}"))


def _views(layers: Layers, key: str) -> list[str]:
    return [
        element(
            "g",
            element("use", href=f"#outline-{key}", class_="outline"),
            element("g", *_paint(layers, place, key), clip_path=f"url(#cut-{key})"),
            element("path", d=lines(view), class_="inside"),
            transform=f"translate({place * (WIDTH + GAP)} 0)",
        )
        for place, view in enumerate(View)
    ]


def _paint(layers: Layers, place: int, key: str) -> list[str]:
    more = [_path(d, "more") for d in _regions(layers.more[place])]
    less = [
        (_path(d, "less"), element("path", d=d, fill=f"url(#hatch-{key})"))
        for d in _regions(layers.less[place])
    ]
    edges = (
        _path(_edge(stands[place]), name)
        for stands, name in (
            (layers.stands_more, "edge-more"),
            (layers.stands_less, "edge-less"),
        )
        if stands[place].any()
    )
    return [*more, *chain.from_iterable(less), *edges]


def _path(d: str, class_: str) -> str:
    return element("path", d=d, class_=class_, fill_rule="evenodd")


def _regions(shares: Floats) -> list[str]:
    """Return the regions that were marked at least so often, smoothly; none is left empty."""
    found = contours(_finer(shares), LEVELS, spacing=CELL / FINER)
    return [d for d in found if d]


def _edge(stands: Bools) -> str:
    (edge,) = contours(_finer(stands.astype(float)), (0.5,), spacing=CELL / FINER)
    return edge


def _finer(shares: Floats) -> Floats:
    """Return a finer grid whose edges are smooth, from 0 to 1 and going on beyond the body."""
    away, (row, column) = ndimage.distance_transform_edt(
        np.isnan(shares), return_indices=True
    )
    whole = np.where(away <= REACH, shares[row, column], 0.0)
    calm = ndimage.gaussian_filter(whole, SOFT, mode="nearest")
    finer: Floats = ndimage.zoom(calm, FINER, order=3, mode="nearest", grid_mode=True)
    return np.clip(finer, 0.0, 1.0)
