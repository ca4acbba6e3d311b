"""What every test may ask for: the cast of people, and a place of its own for keys."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.people import Somebody, sign_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
]


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.BETWEEN_KEYRING = tmp_path / "keyring"
    settings.BETWEEN_RUN = tmp_path / "run"
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def alice(db: None) -> Somebody:
    """A client, with an account of her own."""
    return sign_up("alice")


@pytest.fixture
def charlie(db: None) -> Somebody:
    """Another client: a stranger to Alice, who must never see anything of hers."""
    return sign_up("charlie")


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One browser for all tests of a process: Playwright cannot be started in it twice."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (most tests need none)

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
