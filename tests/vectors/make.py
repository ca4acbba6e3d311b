"""Makes the test vectors that are missing; what is there is never written again.

    python -m tests.vectors.make

What one version sealed every later version opens: a changed format gets new files beside
the old ones. Nonces and fresh keys come from a fixed stream here, and only here.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from tests.vectors import account, bonds, sealed
from tests.vectors.fixed import Cases

from between.vault import envelope

FOLDER = Path(__file__).parent
FORMATS: dict[str, Callable[[], Cases]] = {
    "envelope": sealed.envelopes,
    "padding": sealed.paddings,
    "entry": sealed.entries,
    "letterbox": sealed.letters,
    "note": sealed.notes,
    "mailbox": sealed.mailboxes,
    "keychain": account.keychains,
    "head": account.heads,
    "account": account.accounts,
    "passphrase": account.passphrases,
    "recovery-key": account.recovery_keys,
    "visit": account.visits,
    "identity": bonds.identities,
    "invitation": bonds.invitations,
    "bond": bonds.bonds,
    "passkey": account.passkeys,
    "second-step": account.second_steps,
}


def main() -> None:
    for name in FORMATS:
        path = FOLDER / f"{name}-1.json"
        if not path.exists():
            text = json.dumps(cases(name), indent=1, ensure_ascii=False)
            path.write_text(text + "\n", "utf-8")


def cases(name: str) -> Cases:
    """The cases of one format as this version makes them."""
    with fixed_stream(name):
        return FORMATS[name]()


@contextmanager
def fixed_stream(name: str) -> Iterator[None]:
    """Random bytes of the vault become SHAKE-256 of a name and a counter."""
    drawn = 0

    def draw(length: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(f"{name} {drawn}".encode()).digest(length)

    with patch.object(envelope, "random", draw):
        yield


if __name__ == "__main__":
    main()
