"""The 24 rows of the mirror, with one budget of doubt for all of them."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np

from between.core import tags
from between.core.estimate import Silence
from between.insight import gates
from between.insight.behind import Behind, behind
from between.insight.counted import CODES, Counted
from between.insight.reflection import Row, Tag
from between.insight.weighed import Weighed
from between.story.vocabulary import CHIPS

SETTLED: Final = (Tag.IN_BOTH, Tag.ELSEWHERE, Tag.WITH_THERAPIST)
PERHAPS: Final = 0.7


def rows(counted: Counted, weighed: Sequence[Weighed]) -> tuple[Row, ...]:
    """Return all rows, in the order of the vocabulary; one budget for all components."""
    tags_of = tagged(weighed)
    return tuple(
        _row(one, column, tags_of, found)
        for one in weighed
        for column, found in enumerate(behind(counted, one.component))
    )


def tagged(weighed: Sequence[Weighed]) -> dict[str, Tag]:
    """Return the tag of every code whose component may be laid beside the therapist's."""
    said = [one for one in weighed if len(one.odds)]
    if not said:
        return {}
    odds = np.concatenate([one.odds for one in said])
    codes = chain.from_iterable(CODES[one.component] for one in said)
    settled = tags.settle(odds)
    return {
        code: _tag(statement, float(in_both))
        for code, statement, in_both in zip(codes, settled, odds[:, 0], strict=True)
    }


def _row(one: Weighed, column: int, tags_of: Mapping[str, Tag], found: Behind) -> Row:
    code = CODES[one.component][column]
    in_both, elsewhere, with_therapist = _odds(one, column)
    return Row(
        component=one.component,
        code=code,
        label=CHIPS[code].row,
        therapist=one.therapist or one.said.first[column],
        others=one.others or one.said.rest[column],
        in_both=in_both,
        elsewhere=elsewhere,
        with_therapist=with_therapist,
        tag=tags_of.get(code, Tag.TOO_EARLY),
        pervasiveness=found.pervasiveness,
        moments_with_therapist=found.with_therapist,
        moments_with_others=found.with_others,
        moments_beside=found.beside,
    )


def _odds(one: Weighed, column: int) -> tuple[float | Silence, ...]:
    if one.beside is not None:
        return (one.beside,) * len(SETTLED)
    if not one.said.steady[column]:
        return (gates.UNSTEADY,) * len(SETTLED)
    return tuple(float(p) for p in one.odds[column])


def _tag(statement: int | None, in_both: float) -> Tag:
    if statement is not None:
        return SETTLED[statement]
    return Tag.PERHAPS if in_both >= PERHAPS else Tag.TOO_EARLY
