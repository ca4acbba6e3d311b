"""What is written while locked reaches its writer or nobody, whoever has written to the tables."""

import pytest
from django.db import connection
from django.utils import timezone

from between.records import letters, shelf
from between.records.models import Account, Letter
from between.story.noticing import Draft
from tests.people import Somebody

WORDS = "what I would tell nobody"


def misdirect(change: str, alice: Somebody, charlie: Somebody) -> None:
    """Do to the tables what somebody does who wants Alice's words to come to Charlie."""
    hers, his = alice.keys.account.hex, charlie.keys.account.hex
    with connection.cursor() as cursor:
        if change == "public keys":
            cursor.execute(
                "UPDATE records_account SET public_key = "
                "(SELECT public_key FROM records_account WHERE id = %s) WHERE id = %s",
                [his, hers],
            )
        elif change.endswith("hashes"):
            _swap_hashes(cursor, change.split(maxsplit=1)[0], hers, his)
        else:
            table = change.split(maxsplit=1)[0]
            cursor.execute(
                f"UPDATE records_{table} SET account_id = %s WHERE account_id = %s",  # noqa: S608
                [his, hers],
            )
        assert cursor.rowcount > 0


def _swap_hashes(cursor: object, table: str, hers: str, his: str) -> None:
    found = []
    for owner in (hers, his):
        cursor.execute(  # type: ignore[attr-defined]
            f"SELECT id_hash FROM records_{table} WHERE account_id = %s",  # noqa: S608
            [owner],
        )
        found.append(bytes(cursor.fetchone()[0]))  # type: ignore[attr-defined]
    for old, new in ((found[0], b"\0" * 32), (found[1], found[0]), (b"\0" * 32, found[1])):
        cursor.execute(  # type: ignore[attr-defined]
            f"UPDATE records_{table} SET id_hash = %s WHERE id_hash = %s",  # noqa: S608
            [new, old],
        )


@pytest.mark.parametrize(
    "change",
    ["", "public keys", "visit owners", "device owners", "visit hashes", "device hashes"],
)
@pytest.mark.parametrize("known_by", ["visit", "device"])
def test_a_held_form_comes_to_its_writer_or_to_nobody(
    alice: Somebody, charlie: Somebody, change: str, known_by: str
) -> None:
    browser = alice.locked()
    if known_by == "device":
        browser.cookies.clear()
        browser.cookies["__Host-btwd"] = alice.client.cookies["__Host-btwd"].value
    if change:
        misdirect(change, alice, charlie)
    browser.post("/mirror/", {"words": WORDS})
    letters.collect(charlie.keys, timezone.now())
    assert WORDS not in repr(shelf.take(charlie.keys, Draft).kept)
    letters.collect(alice.keys, timezone.now())
    if not change:
        assert WORDS in repr(shelf.take(alice.keys, Draft).kept)


def test_a_letter_is_never_sealed_to_a_key_that_was_put_in(
    alice: Somebody, charlie: Somebody
) -> None:
    misdirect("public keys", alice, charlie)
    account = Account.objects.get(id=alice.keys.account)
    draft = Draft(place="/mirror/", fields={"words": [WORDS]}, when=timezone.now())
    assert not letters.leave(account, draft, timezone.now())
    assert not Letter.objects.exists()
