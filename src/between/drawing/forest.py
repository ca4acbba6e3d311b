"""The mirror as one picture that stands alone: for a file, a letter or a print."""

from between.core.estimate import Estimate, Silence
from between.drawing.bars import HEIGHT, bars
from between.drawing.order import groups
from between.drawing.svg import element, paper, text
from between.insight.reflection import MirrorPicture, Row

WIDTH, MARGIN = 640, 24
ROW, GROUP, HEAD = 52, 44, 84
STYLE = """
text{font-family:'Atkinson Hyperlegible Next',system-ui,sans-serif;font-size:15px;fill:#2a2420}
.head{font-family:Literata,Georgia,serif;font-size:21px;font-weight:500}
.quiet{fill:#5c5249;font-size:13px}.therapist{fill:#6a4578}.others{fill:#1e5c5a}
.track{fill:#f1eae0}.bar--therapist{fill:#a0849f}.bar--others{fill:#6d958f}
.interval,.middle{fill:none;stroke:#2a2420;stroke-width:2;vector-effect:non-scaling-stroke}
.paper{fill:#fffdfa}
"""
TITLES = {"wish": "What I want", "other": "What they do", "self": "And me"}


def forest(picture: MirrorPicture, title: str = "Mirror") -> str:
    """Return the rows of `picture` in their three groups as a whole SVG file.

    With no row to draw, the file says why.
    """
    drawn, y = [_head(picture, title)], HEAD
    for component, rows in groups(picture):
        drawn.append(text(TITLES[component], class_="head", x=MARGIN, y=y + 30))
        y += GROUP
        for row in rows:
            drawn.append(_row(row, y))
            y += ROW
    return paper(drawn, STYLE, width=WIDTH, height=y + MARGIN)


def number(value: Estimate | Silence) -> str:
    """Return how many of 100 such moments, or a dash where there is a silence."""
    return "–" if isinstance(value, Silence) else f"{100 * value.value:.0f}"


def _head(picture: MirrorPicture, title: str) -> str:
    therapist = picture.therapist
    with_them = therapist.n if therapist else 0
    name = therapist.name if therapist else "nobody in that place"
    return element(
        "g",
        text(title, class_="head", x=MARGIN, y=38),
        text(f"With {name}, {with_them} moments", class_="therapist", x=MARGIN, y=66),
        text(
            f"With others, {picture.moments - with_them} moments",
            class_="others",
            x=WIDTH - MARGIN,
            y=66,
            text_anchor="end",
        ),
    )


def _row(row: Row, y: int) -> str:
    return element(
        "g",
        text(row.label, x=0, y=14),
        text(str(row.tag), class_="quiet", x=WIDTH - 2 * MARGIN, y=14, text_anchor="end"),
        text(number(row.therapist), x=0, y=36),
        text(number(row.others), x=WIDTH - 2 * MARGIN, y=36, text_anchor="end"),
        element(
            "svg",
            *bars(row.therapist, row.others),
            x=34,
            y=20,
            width=WIDTH - 2 * MARGIN - 68,
            height=HEIGHT,
            viewBox=f"0 0 200 {HEIGHT}",
            preserveAspectRatio="none",
        ),
        transform=f"translate({MARGIN} {y})",
    )
