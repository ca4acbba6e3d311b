"""Every address that the URLconf knows, so that a new page is tested the day it is added."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

NEVER = UUID(int=0x5A5A5A5A5A5A4A5A9A5A5A5A5A5A5A5A)
"""An id that no row ever had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One named route and the kinds of its parameters."""

    name: str
    parameters: dict[str, str]
    pattern: URLPattern

    def url(self, **values: object) -> str:
        """Return its path with `values`; an id that is not given never existed."""
        filled = {
            name: values.get(name, _default(kind)) for name, kind in self.parameters.items()
        }
        return reverse(self.name, kwargs=filled)


def every() -> list[Address]:
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: list[URLPattern | URLResolver]) -> Iterator[Address]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns)
            continue
        kinds = {
            name: type(converter).__name__.removesuffix("Converter")
            for name, converter in one.pattern.converters.items()
        }
        assert one.name, f"{one.pattern} has no name; links and tests find pages by name."
        yield Address(name=one.name, parameters=kinds, pattern=one)


def _default(kind: str) -> object:
    match kind:
        case "UUID":
            return NEVER
        case "Int":
            return 1
        case _:
            return "x"
