"""In which order the rows stand: settled ones first, then by how often they come up."""

from between.core.estimate import Estimate
from between.insight.reflection import MirrorPicture, Row, Tag
from between.story.episode import Component

RANK = {
    Tag.IN_BOTH: 0,
    Tag.ELSEWHERE: 1,
    Tag.WITH_THERAPIST: 1,
    Tag.PERHAPS: 2,
    Tag.TOO_EARLY: 3,
}
SHOWN = 4


def groups(picture: MirrorPicture) -> list[tuple[Component, list[Row]]]:
    """Return the rows that were told at all, a group for each of the three questions."""
    return [
        (component, sorted(_told(picture, component), key=_place))
        for component in Component
    ]


def is_in_front(row: Row, place: int) -> bool:
    """Whether a row is shown at once: what is said, and the most frequent of the rest."""
    return row.tag is not Tag.TOO_EARLY or place < SHOWN


def _told(picture: MirrorPicture, component: Component) -> list[Row]:
    return [
        row
        for row in picture.rows
        if row.component is component
        and (row.moments_with_therapist or row.moments_with_others or row.moments_beside)
    ]


def _place(row: Row) -> tuple[int, float, str]:
    rates = (
        side.value for side in (row.therapist, row.others) if isinstance(side, Estimate)
    )
    moments = len(row.moments_with_therapist) + len(row.moments_with_others)
    return (RANK[row.tag], -max(rates, default=0.0), f"{1000 - moments:04d}{row.code}")
