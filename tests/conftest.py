"""What every test may ask for: the cast of people, and a place of its own for keys."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.people import Somebody, sign_up

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
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests of a process: it can have only one driver."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=QUIET)
        yield running
        running.close()
