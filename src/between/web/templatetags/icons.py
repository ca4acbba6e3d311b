"""The icons of the pages, each drawn once."""

from functools import cache

from django import template
from lucide.templatetags.lucide import lucide

register = template.Library()


@register.simple_tag
@cache
def icon(name: str, size: int = 24) -> str:
    """Return an icon of Lucide as SVG; it stands beside words, so nothing reads it aloud."""
    drawn: str = lucide(name, size=size, aria_hidden="true")
    return drawn
