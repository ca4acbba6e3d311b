"""Which sentence stands on top of the mirror."""

from collections.abc import Sequence

from between.insight import gates
from between.insight.counted import Counted
from between.insight.reflection import Case, Headline, Relationship, Row, Tag


def headline(counted: Counted, rows: Sequence[Row]) -> Headline:
    """Return the case and its numbers; silences first, then what is in both."""
    early = _too_early(counted)
    if early is not None:
        return early
    case, codes = _said(rows)
    return _of(case, counted.included, codes)


def _too_early(counted: Counted) -> Headline | None:
    everybody = counted.included
    hers = [one for one in everybody if one.is_therapist]
    others = [one for one in everybody if not one.is_therapist]
    if not everybody:
        return _of(Case.NO_MOMENTS, everybody)
    if len(counted.moments) < gates.MOMENTS or len(everybody) < gates.PEOPLE:
        return _of(Case.TOO_FEW, everybody)
    if not hers:
        left_out = any(one.is_therapist for one in counted.relationships)
        return _of(Case.THERAPIST_NOT_SAFE if left_out else Case.NO_THERAPIST, others)
    if _told(hers) < gates.WITH_THERAPIST:
        return _of(Case.TOO_FEW_WITH_THERAPIST, hers)
    if _told(others) < gates.WITH_OTHERS:
        return _of(Case.TOO_FEW_WITH_OTHERS, others)
    return None


def _said(rows: Sequence[Row]) -> tuple[Case, tuple[str, ...]]:
    both = _named(rows, Tag.IN_BOTH)
    if both:
        return (Case.ONE_IN_BOTH if len(both) == 1 else Case.SEVERAL_IN_BOTH), both
    if elsewhere := _named(rows, Tag.ELSEWHERE):
        return Case.ELSEWHERE, elsewhere
    if more := _named(rows, Tag.WITH_THERAPIST):
        return Case.WITH_THERAPIST, more
    return Case.NOTHING_SETTLED, ()


def _named(rows: Sequence[Row], tag: Tag) -> tuple[str, ...]:
    return tuple(row.code for row in sorted(rows, key=_doubt) if row.tag is tag)


def _doubt(row: Row) -> float:
    odds = (row.in_both, row.elsewhere, row.with_therapist)
    return -max((p for p in odds if isinstance(p, float)), default=0.0)


def _told(those: Sequence[Relationship]) -> int:
    """Return the coded moments of the component that has most."""
    if not those:
        return 0
    return max(
        sum(one.n_coded[component] for one in those) for component in those[0].n_coded
    )


def _of(case: Case, those: Sequence[Relationship], codes: tuple[str, ...] = ()) -> Headline:
    return Headline(
        case=case,
        moments=sum(one.n for one in those),
        told=_told(those),
        people=len(those),
        codes=codes,
    )
