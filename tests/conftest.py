"""What every test may ask for: the cast of people, and a place of its own for keys."""

import hashlib
import hmac
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nacl.pwhash import argon2id
from playwright.sync_api import Browser, sync_playwright

from tests import certificates
from tests.people import Somebody, sign_up, therapist

# Files with tests of these marks come first, in this order. Browsers before all: whoever was
# unlocked for them is locked after a quarter of an hour.
LONG = ("browser", "long", "slow")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: else one core ends alone with it (the sort is stable)."""
    items.sort(key=lambda one: [not one.get_closest_marker(name) for name in LONG])


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.BETWEEN_KEYRING = tmp_path / "keyring"
    settings.BETWEEN_RUN = tmp_path / "run"
    # Else every new test client gathers all static files: a third of the matrix's time.
    settings.WHITENOISE_USE_FINDERS = False
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


def _least(size: int, words: bytes, salt: bytes, opslimit: int, memlimit: int) -> bytes:
    """Argon2id at its least cost, with another key for each cost that was asked for."""
    key = _kdf(size, words, salt, opslimit=1, memlimit=argon2id.MEMLIMIT_MIN)
    return hmac.digest(key, f"{opslimit} {memlimit}".encode(), hashlib.sha256)[:size]


_kdf = argon2id.kdf


@pytest.fixture(autouse=True)
def _stretching() -> Iterator[None]:
    """Passphrases cost next to nothing here; the vault's tests and all servers pay in full."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon2id, "kdf", _least)
        yield


@pytest.fixture
def alice(db: None) -> Somebody:
    """A client, with an account of her own."""
    return sign_up("alice")


@pytest.fixture
def charlie(db: None) -> Somebody:
    """Another client: a stranger to Alice, who must never see anything of hers."""
    return sign_up("charlie")


@pytest.fixture
def bob(db: None) -> Somebody:
    """Alice's therapist, who sees what she shares with him."""
    return therapist("bob")


@pytest.fixture
def dora(db: None) -> Somebody:
    """Another therapist of the practice: a stranger to Alice and to Bob's clients."""
    return therapist("dora")


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that signs itself, and its key."""
    return certificates.made(tmp_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests of a process: it can have only one driver."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=QUIET)
        yield running
        running.close()
