"""Nothing that a page lets be typed is too much for the server, in any script."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from between.records import letters, shelf
from between.story.episode import Component
from between.story.noticing import Draft
from between.web.fields import LONGEST_LINE, LONGEST_NAME, LONGEST_WORDS
from tests.life import live, meet
from tests.people import Somebody
from tests.security.addresses import every
from tests.security.attempt import as_it_was, twin
from tests.security.expected import EXPECTED
from tests.visitor import Form, forms
from tests.web.moments import notes
from tests.web.reading import text

HEART = "🫀"
WHOLE_MOMENT: dict[str, Any] = {
    "words": HEART * LONGEST_WORDS,
    "who": "new",
    "who_name": HEART * LONGEST_NAME,
    **{f"{one.value}_own": HEART * LONGEST_LINE for one in Component},
}
TYPED = {"text", "search", "password", "textarea"}
# `maxlength` counts units of UTF-16; a sign of three bytes is one, and nine bytes in a form.
MOST_BYTES_A_UNIT = 9


@pytest.mark.slow  # every page with a form
def test_no_form_can_be_filled_beyond_what_the_server_reads(
    alice: Somebody, bob: Somebody
) -> None:
    now, seen = timezone.now(), 0
    alice, bob, lived = meet(alice, bob, live(alice.keys, now), now, "words of mine")
    for address in (one for one in every() if EXPECTED[one.name].gets):
        row = EXPECTED[address.name]
        owner, url = bob if row.of_therapist else alice, address.url(**row.of(lived))
        for client in (owner.client, Client()):
            for form in _forms(client, url):
                assert _heaviest(form) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE, url
                seen += 1
    assert seen > 20


def test_the_longest_moment_of_emoji_is_kept_whole(alice: Somebody) -> None:
    notes.send(alice, "/moments/new/", **WHOLE_MOMENT)
    kept = notes.only(alice)
    assert kept.words == WHOLE_MOMENT["words"]
    assert kept.wish.own == WHOLE_MOMENT["wish_own"]
    assert notes.people(alice)[0].name == WHOLE_MOMENT["who_name"]


def test_the_longest_moment_of_emoji_is_kept_as_a_draft_and_from_behind_a_lock(
    alice: Somebody,
) -> None:
    sent = {"place": "/moments/new/", **WHOLE_MOMENT}
    first, second = str(uuid4()), str(uuid4())
    assert alice.client.post("/drafts/", {**sent, "leaf": first}).status_code == 204
    assert alice.locked().post("/drafts/", {**sent, "leaf": second}).status_code == 202
    letters.collect(alice.keys, notes.NOW)
    drafts = [kept.story for kept in shelf.take(alice.keys, Draft).kept]
    assert [one.fields["words"] for one in drafts] == [[WHOLE_MOMENT["words"]]] * 2


def test_a_browser_never_cuts_off_what_still_fits(alice: Somebody) -> None:
    form = next(_forms(alice.client, "/moments/new/", "words"))
    assert form.fields["words"].longest >= _units(WHOLE_MOMENT["words"])
    assert form.fields["who_name"].longest >= _units(WHOLE_MOMENT["who_name"])


def test_what_is_a_little_too_long_is_said_and_stays_in_the_form(alice: Somebody) -> None:
    page = notes.send(alice, "/moments/new/", words="x" * (LONGEST_WORDS + 1))
    assert "This has 20001 characters and 20000 fit. Shorten it a little." in page
    assert "x" * (LONGEST_WORDS + 1) in page


def test_what_is_far_too_long_is_told_with_its_size_and_the_cure(alice: Somebody) -> None:
    answer = alice.client.post("/moments/new/", {"words": "x" * 700_000})
    assert answer.status_code == 413
    assert "700 KB were sent at once, and 524 KB fit." in text(answer)
    assert "Keep it in two parts" in text(answer)
    assert notes.moments(alice) == []


def _forms(client: Client, url: str, holds: str = "") -> Any:
    with as_it_was():
        answer = twin(client).get(url)
    page = answer.content.decode() if answer.status_code == 200 else ""
    return (
        one for one in forms(page) if one.method == "post" and holds in {"", *one.fields}
    )


def _heaviest(form: Form) -> int:
    """The bytes of a form when every box is ticked and every text is as long as it may be."""
    bare = {name: one.values or one.chosen for name, one in form.fields.items()}
    typed = [one for one in form.fields.values() if one.kind in TYPED]
    assert all(one.longest for one in typed), [one.name for one in typed if not one.longest]
    return len(urlencode(bare, doseq=True)) + sum(
        MOST_BYTES_A_UNIT * one.longest for one in typed
    )


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
