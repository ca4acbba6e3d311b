"""A painting as SVG: the outline from both sides, more of something solid, less of it hatched."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from between.drawing.figure import lines, outline
from between.drawing.svg import element, paper, text
from between.story.body import HEIGHT, WIDTH, Figure, Painting, Sign, Stroke, View
from between.story.places import Place

GAP, FOOT, MARGIN = 18, 26, 20
WIDE = 2 * WIDTH + GAP
STYLE = """
text{font-family:'Atkinson Hyperlegible Next',system-ui,sans-serif;font-size:15px;fill:#5c5249}
.paper{fill:#fffdfa}.painted__body{fill:#f1eae0}
.painted__edge,.painted__lines{fill:none;stroke:#877a6c;stroke-width:1.5}
.painted__lines{stroke-width:1}
.painted__more{fill:none;stroke:#b3441e;stroke-linecap:round;stroke-linejoin:round;opacity:.85}
.painted__less{fill:none;stroke-linecap:round;stroke-linejoin:round;opacity:.85}
.painted__wash{fill:#e5edf5}.painted__hatch{stroke:#2b5f95;stroke-width:3.2}
"""


def painted(story: Painting, name: str, ways: Iterable[tuple[Place, str]] = ()) -> str:
    """Return a painting for the inside of a page; `name` keeps its parts apart from others'.

    `ways` are places that lead somewhere when they are tapped.
    """
    return element(
        "svg",
        *_both(story, name, tuple(ways)),
        class_="painted",
        viewBox=f"0 0 {WIDE} {HEIGHT}",
        aria_hidden="true",
        focusable="false",
    )


def picture(story: Painting, front: str, back: str) -> str:
    """Return a painting as a whole file, with the names of its two sides."""
    places = ((WIDTH / 2, front), (WIDTH * 1.5 + GAP, back))
    named = (text(words, x=x, y=HEIGHT + FOOT, text_anchor="middle") for x, words in places)
    inside = (*_both(story, "shared", ()), *named)
    moved = element("g", *inside, transform=f"translate({MARGIN} {MARGIN})")
    wide, high = WIDE + 2 * MARGIN, HEIGHT + FOOT + 2 * MARGIN
    return paper([moved], STYLE, width=wide, height=high)


def side(strokes: Iterable[Stroke], view: View, figure: Figure, name: str) -> str:
    """Return the strokes of one side, held within the outline of a figure."""
    seen = [one for one in strokes if one.view is view]
    return element(
        "g",
        hatch(name),
        element(
            "clipPath", element("path", d=outline(figure, view)), id=f"{name}-{view}-edge"
        ),
        element(
            "g",
            *(_stroke(one, name) for one in seen),
            clip_path=f"url(#{name}-{view}-edge)",
        ),
    )


def hatch(name: str) -> str:
    """Return the pattern of what is less: lines from below to above."""
    return element(
        "pattern",
        element("rect", class_="painted__wash", width=7, height=7),
        element("path", class_="painted__hatch", d="M0 0V7"),
        id=f"{name}-hatch",
        patternUnits="userSpaceOnUse",
        width=7,
        height=7,
        patternTransform="rotate(45)",
    )


def _both(story: Painting, name: str, ways: tuple[tuple[Place, str], ...]) -> Iterator[str]:
    for view, x in ((View.FRONT, 0), (View.BACK, WIDTH + GAP)):
        edge = outline(story.figure, view)
        yield element(
            "g",
            element("path", class_="painted__body", d=edge),
            side(story.strokes, view, story.figure, f"{name}-{view}"),
            element("path", class_="painted__lines", d=lines(view)),
            element("path", class_="painted__edge", d=edge),
            *(_way(place, to) for place, to in ways if place.view is view),
            transform=f"translate({x} 0)",
        )


def _stroke(stroke: Stroke, name: str) -> str:
    """Return one stroke: pieces of the same width, one after the other."""
    points = list(stroke.path())
    if len(points) == 1:
        points *= 2
    pieces = [
        (a, b, round(stroke.half_width(a.pressure) + stroke.half_width(b.pressure), 1))
        for a, b in pairwise(points)
    ]
    drawn = []
    for wide, group in groupby(pieces, key=lambda piece: piece[2]):
        run = list(group)
        start = f"M{run[0][0].x:g} {run[0][0].y:g}"
        rest = "".join(f"L{b.x:g} {b.y:g}" for _a, b, _wide in run)
        drawn.append(element("path", d=start + rest, stroke_width=wide))
    if stroke.sign is Sign.MORE:
        return element("g", *drawn, class_="painted__more")
    return element("g", *drawn, class_="painted__less", stroke=f"url(#{name}-hatch)")


def _way(place: Place, to: str) -> str:
    (x, y), *rest = place.line
    path = f"M{x:g} {y:g}" + "".join(f"L{x:g} {y:g}" for x, y in rest)
    way = element("path", class_="painted__way", d=path, stroke_width=2 * place.radius)
    return element("a", way, href=to, tabindex=-1)
