"""What the tests of these pages share: forms as they are sent, and what a page says."""

import re
from typing import Any

from django.test import Client

from tests.people import PASSPHRASE

NEW = "another lantern under seven hills"
OWN = {"name": "ana", "choice": "own", "passphrase": PASSPHRASE, "again": PASSPHRASE}


def unlock(client: Client, name: str, passphrase: str = PASSPHRASE, **more: str) -> Any:
    return client.post("/unlock/", {"name": name, "passphrase": passphrase, **more})


def sheet_key(client: Client) -> str:
    """The key on the sheet that waits to be typed back."""
    groups = re.findall(
        r"<li>([0-9A-Z]{7})</li>", client.get("/account/sheet/").content.decode()
    )
    assert len(groups) == 8
    return "-".join(groups)
