"""A short text as a code for a camera, drawn into the page."""

import segno
from django.utils.safestring import SafeString, mark_safe


def drawn(text: str) -> SafeString:
    picture = segno.make(text, error="m", micro=False).svg_inline(
        scale=4, border=2, svgclass=None, lineclass=None, omitsize=True
    )
    return mark_safe(picture)  # noqa: S308 (our own text, drawn by the library)
