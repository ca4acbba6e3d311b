"""Under which name the pages are shown in this browser: ours, or a plain one."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from between.web import cookies

OURS = "Between"


def of(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of a page needs: a plain name has a plain icon, and no titles."""
    neutral = cookies.is_neutral(request)
    return {"neutral": neutral, "app": plain() if neutral else OURS}


def plain() -> str:
    return _("Notebook")
