"""The course as plain values, for JSON: the fields that docs/formats/sessions.md names."""

from dataclasses import asdict

from between.insight.course import Course, Hurt, Session
from between.insight.plain import Plain


def to_json(found: Course) -> dict[str, Plain]:
    """Return the course as dicts, lists, texts and numbers."""
    return {
        "sessions": [_session(one) for one in found.sessions],
        "hurts": [_hurt(one) for one in found.hurts],
    }


def _session(one: Session) -> Plain:
    return {
        "session": one.session,
        "when": one.when.isoformat(),
        "level": asdict(one.level),
        "probability": one.probability,
        "flag": one.flag.value,
        "declared": one.declared,
        "gap": one.gap,
        "repaired_at": one.repaired_at,
    }


def _hurt(one: Hurt) -> Plain:
    return {
        "from": one.first,
        "to": one.last,
        "repaired": one.repaired,
        "kind": one.kind.value,
    }
