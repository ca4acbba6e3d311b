"""The course of two people as one picture that stands alone, with words for each hurt."""

from collections.abc import Iterable, Iterator

from between.drawing.course import Sheet, lines
from between.drawing.svg import element, paper, text
from between.insight.repair import RepairPicture
from between.insight.strains import Hurt, Kind

WIDTH, MARGIN, HEAD, HEIGHT, LINE = 640, 24, 84, 200, 26
STYLE = """
text{font-family:'Atkinson Hyperlegible Next',system-ui,sans-serif;font-size:15px;fill:#2a2420}
.head{font-family:Literata,Georgia,serif;font-size:21px;font-weight:500}
.quiet{fill:#5c5249;font-size:13px}.client{stroke:#1e5c5a}.therapist{stroke:#6a4578}
path{fill:none;stroke-width:2}path.therapist{stroke-dasharray:1 5;stroke-linecap:round}
circle.client{fill:#1e5c5a}rect.therapist{fill:#6a4578}
.ring,.back{fill:none;stroke:#b3441e;stroke-width:2}.back{stroke-dasharray:6 5}
.edge{stroke:#e2d8ca}.paper{fill:#fffdfa}
"""
WORDS = {
    Kind.DECLARED: "it was said",
    Kind.FOUND: "something may have shifted, nobody said so",
    Kind.BOTH: "it was said, and the rating fell",
}


def ratings(picture: RepairPicture, title: str = "Between us") -> str:
    """Return the course as a whole SVG file; with no session it says so."""
    if not picture.sessions:
        return paper(
            [_head(title, "There are no sessions yet.")],
            STYLE,
            width=WIDTH,
            height=HEAD + MARGIN,
        )
    first, last = picture.sessions[0], picture.sessions[-1]
    sheet = Sheet(picture=picture, width=WIDTH, top=HEAD, height=HEIGHT, margin=MARGIN)
    days = (
        f"{first.when:%Y-%m-%d} to {last.when:%Y-%m-%d}, {len(picture.sessions)} sessions"
    )
    drawn = [
        _head(title, days),
        *lines(sheet),
        *_words(picture.hurts),
    ]
    return paper(
        drawn,
        STYLE,
        width=WIDTH,
        height=HEAD + HEIGHT + 2 * MARGIN + LINE * len(picture.hurts),
    )


def _head(title: str, days: str) -> str:
    return element(
        "g",
        text(title, class_="head", x=MARGIN, y=36),
        text(days, class_="quiet", x=MARGIN, y=60),
        text(
            "circles: the client; squares: the therapist",
            class_="quiet",
            x=WIDTH - MARGIN,
            y=60,
            text_anchor="end",
        ),
    )


def _words(hurts: Iterable[Hurt]) -> Iterator[str]:
    for n, one in enumerate(hurts):
        until = f" to {one.last}" if one.last != one.first else ""
        way = f"repaired in session {one.repaired}" if one.repaired else "open"
        said = f"Session {one.first}{until}: {WORDS[one.kind]}; {way}."
        yield text(said, x=MARGIN, y=HEAD + HEIGHT + 2 * MARGIN + LINE * n)
