"""A picture of the mirror with rows of one's choice, for what is drawn from it."""

from dataclasses import replace
from functools import cache
from typing import Any
from uuid import UUID

from between.core.estimate import Estimate, Reason, Silence
from between.insight import dice, mirror
from between.insight.reflection import MirrorPicture, Row
from tests import lives

NONE = Silence(reason=Reason.NO_THERAPIST, sentence="There is none.")


@cache
def picture() -> MirrorPicture:
    return mirror.look(lives.moments(30), lives.PEOPLE, rng=dice.of(1))


def about(value: float) -> Estimate:
    """An estimate that reaches a tenth to each side."""
    return Estimate(value=value, low=value - 0.1, high=value + 0.1, n=20)


def row(code: str, *, moments: int = 1, **said: Any) -> Row:
    """The row of `code`, with nothing in it but what is said."""
    found = next(one for one in picture().rows if one.code == code)
    empty: dict[str, Any] = {
        "therapist": NONE,
        "others": NONE,
        "moments_with_therapist": (),
        "moments_with_others": tuple(UUID(int=n) for n in range(moments)),
        "moments_beside": (),
    }
    return replace(found, **{**empty, **said})


def of(*rows: Row, **more: Any) -> MirrorPicture:
    return replace(picture(), rows=rows, **more)
