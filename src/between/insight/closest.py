"""With whom it is most like with the therapist."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from between.core.estimate import Floats, Reason, Silence
from between.insight.counted import Counted
from between.insight.reflection import Closest, Relationship
from between.insight.weighed import Weighed

LIKELIER: Final = 0.5
TOLD: Final = 4


def closest(counted: Counted, weighed: Sequence[Weighed]) -> Closest | Silence:
    """Return who is closest if that is likelier than all others together, else a silence.

    For each draw the overlaps with the therapist, sum_k min(pi_0k, pi_rk), are added over
    the components; P(r) is the share of draws in which r has the largest sum, so the
    probabilities of all persons add up to 1. Who has fewer than 4 told moments in every
    component is not asked about.
    """
    said = [one for one in weighed if one.beside is None]
    silences = [one.beside for one in weighed if one.beside is not None]
    if not said:
        return silences[0]
    others = [one for one in counted.included if not one.is_therapist]
    asked = [one for one in others if max(one.n_coded.values()) >= TOLD]
    probability = _probability(said, [others.index(one) for one in asked])
    return _first(asked, probability)


def _probability(said: Sequence[Weighed], columns: list[int]) -> Floats:
    draws = min(len(one.said.nearness) for one in said)
    nearness = sum(one.said.nearness[:draws, columns] for one in said)
    best = np.argmax(nearness, axis=1) if columns else np.empty(0, dtype=np.int64)
    probability: Floats = np.bincount(best, minlength=len(columns)) / draws
    return probability


def _first(asked: Sequence[Relationship], probability: Floats) -> Closest | Silence:
    if len(asked) < 2 or probability.max() <= LIKELIER:
        return Silence(
            reason=Reason.NOBODY_IN_PARTICULAR, sentence="With nobody in particular."
        )
    first = int(probability.argmax())
    return Closest(
        person=asked[first].person,
        name=asked[first].name,
        probability=float(probability[first]),
    )
