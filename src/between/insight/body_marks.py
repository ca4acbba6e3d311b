"""What is marked in the body at a moment and at a hurt, as words that can be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

from between.insight import body_cells
from between.story.body import Painting, Sign
from between.story.places import PLACES

Marks: TypeAlias = tuple[str, ...]  # "chest more", "left-hand less"
KNOWN: Final[Marks] = tuple(f"{place.id} {sign}" for place in PLACES for sign in Sign)


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """The marks of a hurt, and those of moments by id; what was not painted is empty."""

    hurt: Marks = ()
    moments: Mapping[UUID, Marks] = field(default_factory=dict)

    def of(self, moment: UUID) -> Marks:
        """Return the marks of one moment."""
        return self.moments.get(moment, ())


NOTHING: Final = Felt()


def felt(hurt: UUID, began: UUID | None, paintings: Sequence[Painting]) -> Felt:
    """Return what was marked at a hurt, or at the moment it began from, and at each moment.

    Of several paintings of one the latest counts.
    """
    latest: dict[UUID, Painting] = {}
    for one in sorted(paintings, key=lambda each: each.when):
        if to := one.episode or one.hurt:
            latest[to] = one
    found = dict(zip(latest, marks(list(latest.values())), strict=True))
    own = found.get(hurt) or (found.get(began, ()) if began else ())
    return Felt(hurt=own, moments=found)


def marks(paintings: Sequence[Painting]) -> list[Marks]:
    """Return the marks of each painting, in the order of `KNOWN`."""
    more, less = body_cells.marked(body_cells.maps(paintings))
    return [
        tuple(
            f"{place.id} {sign}"
            for n, place in enumerate(PLACES)
            for sign, there in ((Sign.MORE, more[row, n]), (Sign.LESS, less[row, n]))
            if there
        )
        for row in range(len(paintings))
    ]
