"""Whether two feelings, people or patterns lie in the same places of one person's body.

Method and proof: docs/methods/body-personal.md.
"""

from typing import Final

import numpy as np

from between.core import side_by_side
from between.core.estimate import Estimate, Reason, Silence
from between.insight import body_beside, body_seen, gates
from between.insight.body_contexts import Context, Told
from between.insight.body_picture import Lie, Likeness

SAME_FROM: Final = 0.5  # the lower end of the interval
PICTURE: Final = ("picture on one side", "pictures on one side")


def alike(
    told: Told, first: Context, second: Context, *, rng: np.random.Generator
) -> Likeness:
    """Return how alike two maps are; paintings that belong to both are on neither side.

    With fewer than five on a side a silence. They lie in different places where maps that were
    dealt out blindly would seldom be so unlike; in the same where even the lower end of the
    interval is `SAME_FROM`.
    """
    one, other = body_beside.apart(told, first, second)
    fewest = min(len(one), len(other))
    if fewest < side_by_side.ENOUGH:
        need = side_by_side.ENOUGH
        silence = gates.few(Reason.TOO_FEW_MOMENTS, PICTURE, fewest, need)
        return Likeness(said=Lie.TOO_FEW, alike=silence)
    found = side_by_side.alike(one, other, rng=rng)
    return Likeness(
        said=_said(found.r, found.unlike),
        alike=found.r,
        p=found.unlike,
        first_stability=found.first,
        second_stability=found.second,
    )


def _said(r: Estimate | Silence, unlike: float) -> Lie:
    if unlike <= body_seen.CHANCE:
        return Lie.DIFFERENT
    if isinstance(r, Estimate) and r.low >= SAME_FROM:
        return Lie.SAME
    return Lie.CANNOT_TELL
