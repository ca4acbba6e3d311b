"""The copy of the help page that a browser keeps is nobody's, and its worker knows no more."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.people import Somebody
from tests.web.practice.test_pages_before_signing_up import given

pytestmark = pytest.mark.django_db
MARK = re.compile(r"^// [0-9a-f]{64}$", re.MULTILINE)


def test_the_kept_page_is_the_same_for_everybody(alice: Somebody) -> None:
    pages = {
        one.get("/help/kept/").content for one in (alice.client, alice.locked(), Client())
    }
    assert len(pages) == 1
    page = pages.pop().decode()
    assert "There is no network just now." in page
    for ours in (alice.name, "Between", "Linden", "csrf", "/account/", "/moments/"):
        assert ours not in page


def test_the_worker_changes_with_the_lines_and_not_with_who_asks(
    alice: Somebody, settings: Any, tmp_path: Path
) -> None:
    before = Client().get("/help/worker.js")
    assert before["Content-Type"] == "text/javascript"
    assert before.content == alice.client.get("/help/worker.js").content
    assert MARK.search(before.content.decode())
    given(settings, tmp_path, "2026-11-01")
    assert Client().get("/help/worker.js").content != before.content


def test_a_known_device_keeps_help_and_a_shared_one_only_where_it_is_opened(
    alice: Somebody,
) -> None:
    asks = "data-offline="
    assert asks in alice.client.get("/moments/").content.decode()
    assert asks in alice.locked().get("/help/").content.decode()
    assert asks not in alice.locked().get("/promise/").content.decode()
    assert asks not in Client().get("/").content.decode()
