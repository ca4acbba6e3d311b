"""Several things in one phrase."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def listed(words: Sequence[str]) -> str:
    """Return "sad", "sad and lonely" or "sad, lonely and weary"."""
    if len(words) < 2:
        return "".join(words)
    *some, last = words
    return _("%(some)s and %(last)s") % {"some": ", ".join(some), "last": last}
