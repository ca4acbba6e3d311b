"""The maps of a group side by side: outlines with regions of more and of less.

More is solid and warm, less hatched and cool; where it is strongest, the edge is doubled.
"""

from collections.abc import Iterator
from math import ceil
from typing import Final

from between.drawing.contours import contours
from between.drawing.figure import lines, outline
from between.drawing.svg import element, paper, text
from between.insight.atlas import Atlas, ConditionMap
from between.story.body import HEIGHT, WIDTH, Figure, View

ACROSS: Final = 7
SCALE: Final = 0.5
LEAST: Final = 5  # columns, so that the sentence has room
CELL: Final = (124, 346)
MARGIN, HEAD, KEY, FOOT = 28, 54, 34, 12
STRONGER: Final = 1.5  # times the threshold
STYLE: Final = """
text{font-family:'Atkinson Hyperlegible Next',system-ui,sans-serif;font-size:13px;fill:#2a2420}
.head{font-family:Literata,Georgia,serif;font-size:21px;font-weight:500}
.name{font-weight:700}.quiet{fill:#5c5249}
.paper{fill:#fffdfa}.skin{fill:#f4ece1;stroke:none}.edge{fill:none;stroke:#5c5249;stroke-width:2}
.line{fill:none;stroke:#c9bba8;stroke-width:2}
.more{fill:#b3441e;fill-opacity:.42;stroke:#b3441e;stroke-width:2}
.less{fill:url(#hatch);stroke:#2b5f95;stroke-width:2}.hatch{stroke:#2b5f95;stroke-width:2.5}
"""


def atlas(found: Atlas, title: str = "Where it is felt") -> str:
    """Return the conditions as a whole SVG file, seven in a row; without a title, no words."""
    across = min(ACROSS, max(LEAST, len(found.conditions)))
    down = ceil(len(found.conditions) / across)
    top = MARGIN + (HEAD if title else 0)
    cells = (
        element(
            "g",
            *_cell(found, one),
            transform=_moved(n % across * CELL[0], KEY + n // across * CELL[1]),
        )
        for n, one in enumerate(found.conditions)
    )
    head = list(_head(found, title)) if title else []
    below = element("g", *_key(), *cells, transform=_moved(MARGIN, top))
    return paper(
        [_shared(), *head, below],
        STYLE,
        width=2 * MARGIN + across * CELL[0],
        height=top + KEY + down * CELL[1] + FOOT,
    )


def said(found: Atlas) -> str:
    """Return the sentence that the picture shows."""
    people = "1 person" if found.people == 1 else f"{found.people} people"
    if not found.limit.pixels:
        return f"{people}. Nothing stands out from chance in any condition."
    return (
        f"{people}. {found.limit.pixels:,} of {found.limit.of:,} pixels stand out; "
        f"at most {found.rate:.0%} of them are expected to be false."
    )


def _head(found: Atlas, title: str) -> Iterator[str]:
    yield text(title, class_="head", x=MARGIN, y=36)
    yield text(said(found), class_="quiet", x=MARGIN, y=58)


def _key() -> Iterator[str]:
    yield element("rect", class_="more", x=1, y=0, width=14, height=10)
    yield text("more", x=21, y=10)
    yield element("rect", class_="less", x=71, y=0, width=14, height=10)
    yield text("less", x=91, y=10)
    yield text("the front, own left on the left", class_="quiet", x=140, y=10)


def _moved(x: int, y: int) -> str:
    return f"translate({x} {y})"


def _cell(found: Atlas, one: ConditionMap) -> Iterator[str]:
    drawn = [
        element("use", class_="skin", href="#body"),
        element("use", class_="line", href="#lines"),
        *_regions(found, one),
        element("use", class_="edge", href="#body"),
    ]
    yield element("g", *drawn, transform=f"scale({SCALE})")
    middle, below = WIDTH * SCALE / 2, HEIGHT * SCALE + 18
    yield text(one.name, class_="name", x=middle, y=below, text_anchor="middle")
    for line, words in enumerate((f"n {one.field.people}", _words(one)), 1):
        place = {"x": middle, "y": below + 17 * line, "text_anchor": "middle"}
        yield text(words, class_="quiet", **place)


def _regions(found: Atlas, one: ConditionMap) -> Iterator[str]:
    """Yield where t reaches the threshold, and again where it is half as much higher."""
    if one.threshold is None:
        return
    t = found.whole(one.field.t, one.field.known)
    levels = (one.threshold, STRONGER * one.threshold)
    for class_, grid in (("more", t), ("less", -t)):
        for path in filter(None, contours(grid, levels)):
            yield element("path", class_=class_, d=path, fill_rule="evenodd")


def _words(one: ConditionMap) -> str:
    more, less = (int(those(one.threshold).sum()) for those in (one.more, one.less))
    return f"+{more:,} \N{MINUS SIGN}{less:,}" if more + less else "nothing"


def _shared() -> str:
    """Return what each cell shows: the body, its lines, the hatching of less."""
    stripe = element("line", class_="hatch", x1=0, y1=0, x2=0, y2=7)
    return element(
        "defs",
        element("path", id="body", d=outline(Figure.NEUTRAL, View.FRONT)),
        element("path", id="lines", d=lines(View.FRONT)),
        element(
            "pattern",
            stripe,
            id="hatch",
            width=7,
            height=7,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )
