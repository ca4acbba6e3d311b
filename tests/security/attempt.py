"""One try at one address by one visitor, after which everything is as it was."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client

from tests.people import Somebody
from tests.visitor import Data, Field, forms

TYPED = "typed by somebody"


@contextmanager
def as_it_was() -> Iterator[None]:
    """Take back whatever is done inside, in the database and in the keyring."""
    ring = Path(settings.BETWEEN_KEYRING, "keyring.sqlite3")
    before = ring.read_bytes() if ring.exists() else b""
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        if before:
            ring.write_bytes(before)


def twin(client: Client, *, csrf: bool = False) -> Client:
    """Return a browser with the same cookies, which keeps its own from then on."""
    other = Client(enforce_csrf_checks=csrf)
    other.raise_request_exception = False
    for name, one in client.cookies.items():
        other.cookies[name] = one.value
    return other


def told(answer: HttpResponseBase) -> str:
    """Say in a word what was answered."""
    status = answer.status_code
    if status in {301, 302, 303}:
        return "unlock" if answer["Location"].startswith("/unlock/") else "elsewhere"
    words = {200: "page", 404: "missing", 405: "method", 503: "busy"}
    return words.get(status, "refused" if status < 500 else "broken")


def sendings(somebody: Somebody, urls: list[str]) -> dict[str, Data]:
    """Return what this person's own pages would send to each address, all of it filled in."""
    found: dict[str, Data] = {}
    for url in urls:
        with as_it_was():
            answer = twin(somebody.client).get(url)
        for form in forms(answer.content.decode() if answer.status_code == 200 else ""):
            if form.method == "post":
                found.setdefault(form.action or url, form.filled(_typed))
    return found


def rows_of(owner: object) -> str:
    """Return a fingerprint of all rows that are this account's."""
    seen = hashlib.sha256()
    with connection.cursor() as cursor:
        for query in (
            "SELECT * FROM records_account WHERE id = %s",
            "SELECT * FROM records_entry WHERE owner_id = %s ORDER BY id",
            (
                "SELECT e.* FROM records_earlier e JOIN records_entry n "
                "ON e.entry_id = n.id WHERE n.owner_id = %s ORDER BY e.id"
            ),
        ):
            cursor.execute(query, [str(owner).replace("-", "")])
            rows = cursor.fetchall()
            assert rows, f"Nothing was looked at: {query}"
            seen.update(repr(rows).encode())
    return seen.hexdigest()


def _typed(one: Field) -> str:
    return "otter lantern quietly brass meadow ten" if one.kind == "password" else TYPED
