"""The mirror as plain values, for JSON: the fields that docs/formats/mirror.md names."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from between.core.estimate import Estimate, Silence
from between.insight.reflection import (
    AnotherWay,
    Chain,
    Closest,
    Difference,
    MirrorPicture,
    Relationship,
    Row,
)

One = TypeVar("One")

Plain: TypeAlias = (
    Mapping[str, "Plain"] | Sequence["Plain"] | str | float | int | bool | None
)


def to_json(picture: MirrorPicture) -> dict[str, Plain]:
    """Return `picture` as dicts, lists, texts and numbers; a silence stays a silence."""
    return {
        "episodes": picture.moments,
        "dreams": picture.dreams,
        "headline": {
            "case": picture.headline.case.value,
            "moments": picture.headline.moments,
            "told": picture.headline.told,
            "people": picture.headline.people,
            "codes": list(picture.headline.codes),
        },
        "relationships": [_relationship(one) for one in picture.relationships],
        "patterns": [_row(row) for row in picture.rows],
        "components": {
            component.value: {
                "overlap": _number(shape.overlap),
                "flexibility": _number(shape.flexibility),
            }
            for component, shape in picture.shapes.items()
        },
        "closest": _closest(picture.closest),
        "exceptions": [_another_way(one) for one in picture.exceptions],
        "differences": _each(picture.differences, _difference),
        "chains": _each(picture.linked, _chain),
        "change": _number(picture.change),
        "chosen": _number(picture.chosen),
        "mirror": _number(picture.mirror),
        "monte_carlo_error": picture.error,
    }


def _relationship(one: Relationship) -> Plain:
    return {
        "with": one.name,
        "role": one.role.value,
        "n": one.n,
        "n_coded": {component.value: n for component, n in one.n_coded.items()},
        "safe": one.safe,
        "therapist": one.is_therapist,
    }


def _row(row: Row) -> Plain:
    return {
        "component": row.component.value,
        "code": row.code,
        "label": row.label,
        "therapist": _number(row.therapist),
        "others": _number(row.others),
        "in_both": _number(row.in_both),
        "elsewhere": _number(row.elsewhere),
        "with_therapist": _number(row.with_therapist),
        "tag": row.tag.value,
        "pervasiveness": [
            {"with": one.name, "share": one.share, "n": one.n} for one in row.pervasiveness
        ],
    }


def _number(number: Estimate | Silence | float) -> Plain:
    match number:
        case Estimate():
            ends = {"value": number.value, "low": number.low, "high": number.high}
            return {**ends, "n": number.n}
        case Silence():
            return {"silence": number.sentence, "reason": number.reason.value}
        case _:
            return number


def _closest(closest: Closest | Silence) -> Plain:
    if isinstance(closest, Silence):
        return _number(closest)
    return {"with": closest.name, "probability": closest.probability}


def _each(found: tuple[One, ...] | Silence, plain: Callable[[One], Plain]) -> Plain:
    return _number(found) if isinstance(found, Silence) else [plain(one) for one in found]


def _difference(one: Difference) -> Plain:
    return {
        "with": one.name,
        "component": one.component.value,
        "p": one.p,
        "q": one.q,
        "statement": one.surety.value,
        "more": one.more.code if one.more else None,
        "less": one.less.code if one.less else None,
        "n": one.n,
        "n_others": one.n_others,
    }


def _chain(one: Chain) -> Plain:
    return {
        "other": one.other,
        "self": one.own,
        "n": one.times.n,
        "of": one.times.of,
        "elsewhere": {"n": one.times.elsewhere, "of": one.times.elsewhere_of},
        "p": one.p,
        "q": one.q,
        "statement": one.surety.value,
    }


def _another_way(one: AnotherWay) -> Plain:
    return {
        "with": one.name,
        "when": one.when.isoformat(),
        "precision": one.precision.value,
        "other": one.other,
        "self": one.own,
        "usual": one.usual,
    }
