"""The maps of a group as plain values, for JSON: docs/formats/body.md names the fields."""

from hashlib import sha256

from between.insight.atlas import Atlas, ConditionMap
from between.insight.plain import Plain

NOTHING = "No pixel differs from none by more than chance would do."
ALONE = "One person alone has no ups and downs to compare with."


def to_json(atlas: Atlas) -> dict[str, Plain]:
    """Return it as dicts, lists, texts and numbers."""
    return {
        "people": atlas.people,
        "conditions": [_condition(atlas, one) for one in atlas.conditions],
        "pixels_in_mask": int(atlas.inside.sum()),
        "fdr": atlas.rate,
        "pixels_tested": atlas.limit.of,
        "p_threshold": atlas.limit.p or _silence(atlas.conditions),
    }


def _condition(atlas: Atlas, one: ConditionMap) -> Plain:
    t = atlas.whole(one.field.t, one.field.known)
    return {
        "name": one.name,
        "n": one.field.people,
        "painted": one.share,
        **_passing(one, one.threshold),
        "t_sha256": sha256(t.astype("<f8").tobytes()).hexdigest(),
        "published_rule": _passing(one, one.published),
    }


def _passing(one: ConditionMap, threshold: float | None) -> dict[str, Plain]:
    return {
        "significant_more": int(one.more(threshold).sum()),
        "significant_less": int(one.less(threshold).sum()),
        "t_threshold": _silence((one,)) if threshold is None else threshold,
    }


def _silence(conditions: tuple[ConditionMap, ...]) -> Plain:
    if max((one.field.people for one in conditions), default=0) < 2:
        return {"silence": ALONE, "reason": "too few people"}
    return {"silence": NOTHING, "reason": "nothing passes"}
