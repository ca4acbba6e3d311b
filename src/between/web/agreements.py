"""The agreement of a bond as pages show it: in the order of its lines, beside sharing too."""

from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from between.records import joints
from between.records.keyroom import Unlocked
from between.story.agreement import Agreement, Term

TITLES: dict[Term, str | Promise] = {
    Term.READING: _("When I read"),
    Term.USE: _("What I do with what I read"),
    Term.RECORD: _("What goes into my record"),
    Term.OTHERS: _("Who I may talk to about it"),
    Term.AWAY: _("What you do when it is urgent and I am away"),
    Term.STOPPING: _("How we stop using this"),
}


def reading(keys: Unlocked, bond: UUID) -> str:
    """Return what was agreed about when the therapist reads, or nothing."""
    found = joints.newest(keys, bond, Agreement)
    return found.term(Term.READING) if found else ""


def lines(keys: Unlocked, bond: UUID) -> list[tuple[str, str]]:
    """Return the lines that were written, each with its title."""
    found = joints.newest(keys, bond, Agreement)
    if found is None:
        return []
    return [
        (str(title), found.term(term)) for term, title in TITLES.items() if found.term(term)
    ]
