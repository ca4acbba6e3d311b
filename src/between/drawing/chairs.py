"""Two marks on one line: the client's a circle, the therapist's a square around it."""

from between.drawing.svg import element

WIDTH, HEIGHT = 320, 28
EDGE, ROUND, SQUARE = 14.0, 6, 18.0


def two_marks(client: int | None, therapist: int | None) -> str:
    """Return one line from 0 to 100 as an SVG; who left it out has no mark on it."""
    return element(
        "svg",
        element(
            "path", class_="chairs__line", d=f"M{EDGE:g} {HEIGHT // 2}H{WIDTH - EDGE:g}"
        ),
        *_square(therapist),
        *_circle(client),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        aria_hidden="true",
        focusable="false",
    )


def _circle(rating: int | None) -> list[str]:
    if rating is None:
        return []
    return [
        element("circle", class_="chairs__client", cx=_x(rating), cy=HEIGHT / 2, r=ROUND)
    ]


def _square(rating: int | None) -> list[str]:
    if rating is None:
        return []
    return [
        element(
            "rect",
            class_="chairs__therapist",
            x=_x(rating) - SQUARE / 2,
            y=(HEIGHT - SQUARE) / 2,
            width=SQUARE,
            height=SQUARE,
        )
    ]


def _x(rating: int) -> float:
    return EDGE + rating / 100 * (WIDTH - 2 * EDGE)
