"""What every test may ask for: the cast of people, and a place of its own for keys."""

from pathlib import Path
from typing import Any

import pytest

from tests.people import Somebody, sign_up


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
