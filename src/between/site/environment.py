"""Readers of the environment: a bad value stops the start with its name, its value, the cure.

They know no Django but its error, so that a command can read one setting without the rest.
"""

import ipaddress
import os
import re
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)
ORIGIN = re.compile(r"https://(\*\.)?[a-z0-9][a-z0-9.-]*(:\d+)?", re.IGNORECASE)
ADDRESS = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+",
    re.ASCII | re.IGNORECASE,
)
READ: set[str] = set()  # every setting that was asked for, to find those that nobody reads
YES, NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}


def wrong(name: str, cure: str, *, shown: bool = True) -> ImproperlyConfigured:
    """Return the one sentence about a setting that cannot be used."""
    value = repr(os.environ.get(name, "")) if shown else "(not shown)"
    return ImproperlyConfigured(f"{name}={value}: {cure}")


def text(name: str) -> str:
    """Return one line of text; empty where it is not set."""
    READ.add(name)
    value = os.environ.get(name, "").strip()
    if not value.isprintable() or len(value) > 300:
        raise wrong(name, "write one line of at most 300 characters.")
    return value


def secret(name: str) -> str:
    """Return one line of text that no error may repeat."""
    READ.add(name)
    value = os.environ.get(name, "")
    if not value.isprintable() or len(value) > 300:
        raise wrong(name, "write one line of at most 300 characters.", shown=False)
    return value


def truth(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if value not in YES | NO | {""}:
        raise wrong(name, "write true or false.")
    return value in YES if value else default


def whole(name: str, default: int, *, low: int, high: int) -> int:
    value = text(name) or str(default)
    if not re.fullmatch(r"-?[0-9]{1,9}", value) or not low <= int(value) <= high:
        raise wrong(name, f"write a whole number from {low} to {high}.")
    return int(value)


def choice(name: str, default: str, among: Iterable[str]) -> str:
    value = text(name).upper() or default
    if value not in among:
        raise wrong(name, f"write one of {', '.join(among)}.")
    return value


def networks(name: str) -> list[Network]:
    try:
        return [ipaddress.ip_network(part) for part in _parts(name)]
    except ValueError as error:
        cure = "name addresses or networks such as 127.0.0.1 or 10.0.0.0/8, with commas between."
        raise wrong(name, cure) from error


def hosts(name: str) -> list[str]:
    """Return the names under which visitors know this server, without scheme and port."""
    found = _parts(name)
    if not all(HOST.fullmatch(part) for part in found):
        cure = (
            "name hosts such as between.example, without https:// and port; * is not taken."
        )
        raise wrong(name, cure)
    return found


def host(name: str) -> str:
    """Return the name or address of one machine, or nothing."""
    value = text(name)
    if value and (not HOST.fullmatch(value) or value.startswith(".")):
        raise wrong(name, "name one host such as mail.example, without scheme and port.")
    return value.strip("[]")


def address(name: str) -> str:
    """Return one e-mail address without a name before it, or nothing."""
    value = text(name)
    if value and not ADDRESS.fullmatch(value):
        raise wrong(name, "write one address such as post@practice.example, and no name.")
    return value


def origins(name: str) -> list[str]:
    found = _parts(name)
    if not all(ORIGIN.fullmatch(part) for part in found):
        raise wrong(name, "name origins such as https://between.example:8443.")
    return found


def path(name: str, default: Path | None = None) -> Path | None:
    """Return an absolute path, so that it means the same wherever a worker starts."""
    value = text(name)
    if not value:
        return default
    try:
        return Path(value).expanduser().absolute()
    except RuntimeError as error:
        raise wrong(name, "write the path in full; there is no such home.") from error


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[,\s]+", text(name)) if part]
