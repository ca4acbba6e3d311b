"""Made-up marks in the body, beside the answers of made-up moments."""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

import numpy as np

from between.insight.body_marks import KNOWN, Felt, Marks
from between.story.episode import Episode

MOST: Final = 3
WITH_OWN: Final = 0.5  # of the marks go with one's own answer
KEPT: Final = 0.6  # of the hurt's marks that a planted echo takes over


def felt(
    moments: Mapping[UUID, Episode],
    began: UUID,
    planted: Collection[UUID],
    share: float,
    rng: np.random.Generator,
) -> Felt:
    """Return marks for the hurt and for a `share` of the moments, those planted among them.

    Some marks are frequent, and some go with one's own answer, as for many people.
    """
    hurt = _marks(moments[began], rng)
    found = {
        id_: _marks(one, rng)
        for id_, one in moments.items()
        if id_ != began and (id_ in planted or rng.random() < share)
    }
    for id_ in planted:
        kept = tuple(one for one in hurt if rng.random() < KEPT)
        found[id_] = tuple(dict.fromkeys([*kept, *found[id_][:1]]))
    return Felt(hurt=hurt, moments=found)


def _marks(moment: Episode, rng: np.random.Generator) -> Marks:
    own = int((moment.response_of_self.main or "s0")[1:])
    found = {}
    for _ in range(int(rng.integers(1, MOST + 1))):
        often = int(len(KNOWN) * rng.random() ** 2)
        with_own = (5 * own + int(rng.integers(4))) % len(KNOWN)
        found[KNOWN[with_own if rng.random() < WITH_OWN else often]] = True
    return tuple(found)
