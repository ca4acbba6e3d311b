"""What the therapist is called on these pages, and whether anything can be shared with them."""

from uuid import UUID

from django.utils.translation import gettext as _

from between.records import joined
from between.records.joined import Joined, Side
from between.web import notebook
from between.web.http import UnlockedRequest


def context(request: UnlockedRequest, bond: UUID | None = None) -> dict[str, object]:
    """Return the name of whom it is about and whether anybody could be shown something."""
    bonds = joined.of(request.keys, Side.CLIENT)
    return {
        "name": _name(request, bonds, bond),
        "can_share": any(one.is_open for one in bonds),
        "tab": "between-us",
    }


def _name(request: UnlockedRequest, bonds: list[Joined], bond: UUID | None) -> str:
    about = [one for one in bonds if one.bond == bond] or bonds[:1]
    called = about[0].names.therapist if about else ""
    if not called:
        people = notebook.of(request.keys).therapists()
        called = people[0][1].name if people else ""
    return called or _("your therapist")
