"""What many paintings of one person's body say together, as the pages show it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from between.core.estimate import Bools, Floats, Silence
from between.core.estimate import Estimate as Estimate  # noqa: PLC0414 (for callers)
from between.story.places import Place


class Said(StrEnum):
    """Which sentence stands on top of a map."""

    NONE = "none"  # no painting
    ONE = "one"
    FEW = "few"  # too few to say what is more than chance
    MORE = "more"  # places stand out as more
    LESS = "less"
    BOTH = "both"
    NOWHERE = "nowhere"  # enough of them, and nothing stands out


class Told(StrEnum):
    """What can be told of two maps side by side, or of before and after."""

    TOO_FEW = "too few"
    CANNOT_TELL = "cannot tell"
    DIFFER = "differ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grids:
    """Shares of the paintings (0 to 1) by cell of 8 x 8 units, and which cells stand out.

    Each is views x rows x columns, 2 x 66 x 22; a share is NaN outside of the body.
    """

    more: Floats
    less: Floats
    stands_more: Bools
    stands_less: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSaid:
    """One place: in how many paintings it was marked, and whether that is more than chance.

    It stands out where half of the paintings mark it, and more than chance; `rare` says that it
    is more than chance, in however few.
    """

    place: Place
    more: int
    less: int
    share_more: Estimate
    share_less: Estimate
    stands_more: bool
    stands_less: bool
    rare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPicture:
    """`n` paintings together, the latest last; `places` holds all of them, marked or not."""

    n: int
    said: Said
    places: tuple[PlaceSaid, ...]
    grids: Grids
    paintings: tuple[UUID, ...]

    def standing(self, *, less: bool = False) -> tuple[PlaceSaid, ...]:
        """Return the places that stand out, most often marked first."""
        found = [
            one for one in self.places if (one.stands_less if less else one.stands_more)
        ]
        return tuple(
            sorted(found, key=lambda one: one.less if less else one.more, reverse=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Two maps side by side. `grids` holds where the first has more, and where the second.

    There `more` and `less` are the differences of the signed shares, first minus second where
    that is above and below zero. `first` and `second` are the places with more in either.
    """

    first_n: int
    second_n: int
    told: Told
    first: tuple[Place, ...]
    second: tuple[Place, ...]
    grids: Grids


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAfter:
    """One place, in the pairs in which it was marked before or after.

    How many times it was weaker afterwards, stronger, or about the same; `stands` where so many
    more of one than of the other are no chance.
    """

    place: Place
    weaker: int
    stronger: int
    same: int
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAndAfter:
    """`n` pairs of paintings before and after a sensation was followed."""

    n: int
    told: Told
    places: tuple[PlaceAfter, ...]
    before: Grids
    after: Grids


class Lie(StrEnum):
    """Whether two maps lie in the same places."""

    TOO_FEW = "too few"
    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two maps are (-1 to 1), or why not, and how alike two halves of each are.

    `p`: how rarely maps that were dealt out blindly would be so unlike. Where there are too few
    it is None, and so are the stabilities.
    """

    said: Lie
    alike: Estimate | Silence
    p: float | None = None
    first_stability: float | None = None
    second_stability: float | None = None
