"""Two people's ratings of their sessions as one picture that stands alone.

The client solid with circles, the therapist dotted with squares, a hurt as a ring, the way back as
a dashed arc; under it a line of words for each hurt.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from between.drawing.svg import element, paper, text
from between.insight.repair import Hurt, Kind, RepairPicture, Session

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things lie on the paper."""

    picture: RepairPicture

    def x(self, session: Session) -> float:
        """Return where a session stands: by its day, so that a pause is as long as it was."""
        days = [one.when.toordinal() for one in self.picture.sessions]
        whole = max(days) - min(days)
        share = (session.when.toordinal() - min(days)) / whole if whole else 0.5
        return 2 * MARGIN + share * (WIDTH - 4 * MARGIN)

    def y(self, rating: float) -> float:
        """Return how high a rating lies; the ends of the scale are the edges."""
        low, high = self.picture.scale.low, self.picture.scale.high
        return HEAD + HEIGHT * (high - rating) / (high - low)


def ratings(picture: RepairPicture, title: str = "Between us") -> str:
    """Return the course as a whole SVG file; with no session it says so."""
    if not picture.sessions:
        return paper(
            [_head(title, "There are no sessions yet.")],
            STYLE,
            width=WIDTH,
            height=HEAD + MARGIN,
        )
    sheet, first, last = Sheet(picture), picture.sessions[0], picture.sessions[-1]
    days = (
        f"{first.when:%Y-%m-%d} to {last.when:%Y-%m-%d}, {len(picture.sessions)} sessions"
    )
    drawn = [
        _head(title, days),
        *(_edge(y) for y in (HEAD, HEAD + HEIGHT)),
        *_line(sheet, "therapist", [one.therapist for one in picture.sessions]),
        *_line(sheet, "client", [one.client for one in picture.sessions]),
        *(part for one in picture.hurts for part in _hurt(sheet, one)),
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


def _edge(y: int) -> str:
    return element("line", class_="edge", x1=MARGIN, x2=WIDTH - MARGIN, y1=y, y2=y)


def _line(sheet: Sheet, who: str, said: Sequence[float | None]) -> Iterator[str]:
    """Yield the line of one person and its marks; a session without a rating breaks it."""
    path, is_on = "", False
    for session, rating in zip(sheet.picture.sessions, said, strict=True):
        if rating is not None:
            x, y = sheet.x(session), sheet.y(rating)
            path += f"{'L' if is_on else 'M'}{x:.1f} {y:.1f}"
            yield _mark(who, x, y)
        is_on = rating is not None
    if path:
        yield element("path", class_=who, d=path)


def _mark(who: str, x: float, y: float) -> str:
    if who == "client":
        return element("circle", class_=who, cx=x, cy=y, r=4)
    return element("rect", class_=who, x=x - 3, y=y - 3, width=6, height=6)


def _hurt(sheet: Sheet, hurt: Hurt) -> Iterator[str]:
    """Yield a ring around where it began, and an arc to where it was repaired."""
    by = {one.session: one for one in sheet.picture.sessions}
    x, y = _place(sheet, by[hurt.first])
    yield element("circle", class_="ring", cx=x, cy=y, r=10)
    if hurt.repaired is not None and hurt.repaired != hurt.first:
        to, end = _place(sheet, by[hurt.repaired])
        top = min(y, end) - 36
        path = f"M{x:.1f} {y - 10:.1f}Q{(x + to) / 2:.1f} {top:.1f} {to:.1f} {end - 6:.1f}"
        yield element("path", class_="back", d=path)


def _place(sheet: Sheet, session: Session) -> tuple[float, float]:
    said = session.client if session.client is not None else session.therapist
    return sheet.x(session), sheet.y(session.level.value if said is None else said)


def _words(hurts: Iterable[Hurt]) -> Iterator[str]:
    for n, one in enumerate(hurts):
        until = f" to {one.last}" if one.last != one.first else ""
        way = f"repaired in session {one.repaired}" if one.repaired else "open"
        said = f"Session {one.first}{until}: {WORDS[one.kind]}; {way}."
        yield text(said, x=MARGIN, y=HEAD + HEIGHT + 2 * MARGIN + LINE * n)
