"""Two people's ratings of their sessions as lines, on whatever sheet they are drawn.

The client solid with circles, the therapist dotted with squares, a hurt as a ring, the way back as
a dashed arc.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from between.drawing.svg import element
from between.insight.repair import RepairPicture, Session
from between.insight.strains import Hurt

CROWDED = 40  # sessions from which marks become small
WIDTH, TOP, HEIGHT, MARGIN = 360.0, 44.0, 124.0, 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Where things lie on the paper: the lowest rating at `top + height`."""

    picture: RepairPicture
    width: float = WIDTH
    top: float = TOP
    height: float = HEIGHT
    margin: float = MARGIN

    def x(self, session: Session) -> float:
        """Return where a session stands: by its day, so that a pause is as long as it was."""
        days = [one.when.toordinal() for one in self.picture.sessions]
        whole = max(days) - min(days)
        share = (session.when.toordinal() - min(days)) / whole if whole else 0.5
        return 2 * self.margin + share * (self.width - 4 * self.margin)

    def y(self, rating: float) -> float:
        """Return how high a rating lies; the ends of the scale are the edges."""
        low, high = self.picture.scale.low, self.picture.scale.high
        return self.top + self.height * (high - rating) / (high - low)


def course(picture: RepairPicture) -> str:
    """Return the course for the inside of a page; with no session, nothing."""
    if not picture.sessions:
        return ""
    sheet = Sheet(picture=picture)
    return element(
        "svg",
        *lines(sheet),
        viewBox=f"0 0 {sheet.width:g} {sheet.top + sheet.height + sheet.margin:g}",
        class_="course",
        aria_hidden="true",
        focusable="false",
    )


def lines(sheet: Sheet) -> list[str]:
    """Return the edges of the scale, both lines with their marks, rings and ways back."""
    sessions = sheet.picture.sessions
    return [
        *(_edge(sheet, y) for y in (sheet.top, sheet.top + sheet.height)),
        *_line(sheet, "therapist", [one.therapist for one in sessions]),
        *_line(sheet, "client", [one.client for one in sessions]),
        *(part for one in sheet.picture.hurts for part in _hurt(sheet, one)),
    ]


def _edge(sheet: Sheet, y: float) -> str:
    right = sheet.width - sheet.margin
    return element("line", class_="edge", x1=sheet.margin, x2=right, y1=y, y2=y)


def _line(sheet: Sheet, who: str, said: Sequence[float | None]) -> Iterator[str]:
    """Yield the line of one person and its marks; a session without a rating breaks it."""
    path, is_on = "", False
    size = 2.5 if len(said) > CROWDED else 4.0
    for session, rating in zip(sheet.picture.sessions, said, strict=True):
        if rating is not None:
            x, y = sheet.x(session), sheet.y(rating)
            path += f"{'L' if is_on else 'M'}{x:.1f} {y:.1f}"
            yield _mark(who, x, y, size)
        is_on = rating is not None
    if path:
        yield element("path", class_=who, d=path)


def _mark(who: str, x: float, y: float, size: float) -> str:
    if who == "client":
        return element("circle", class_=who, cx=x, cy=y, r=size)
    side = 1.5 * size
    return element(
        "rect", class_=who, x=x - side / 2, y=y - side / 2, width=side, height=side
    )


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
