"""Under which name the pages are shown in this browser: ours, or a plain one."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from between.web import cookies

OURS = "Between"


def of(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of a page needs: a plain name has a plain icon, and no titles.

    `us` is what the pages of the two are called, without our name in it where it is plain.
    """
    neutral = cookies.is_neutral(request)
    return {
        "neutral": neutral,
        "app": plain() if neutral else OURS,
        "us": _("Us two") if neutral else _("Between us"),
    }


def plain() -> str:
    return _("Notebook")
