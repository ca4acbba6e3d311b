"""The picture of repair as plain values, for JSON: docs/formats/sessions.md names the fields."""

from dataclasses import asdict

from between.insight.plain import Plain
from between.insight.repair import RepairPicture, Session
from between.insight.strains import Hurt


def to_json(found: RepairPicture) -> dict[str, Plain]:
    """Return it as dicts, lists, texts and numbers."""
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
