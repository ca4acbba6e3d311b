"""The vault needs the standard library, PyNaCl and cryptography, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import between

ROUND_TRIP = """
import sys

BEFORE = set(sys.modules)
BLOCKED = ("django", "numpy", "scipy", "numba", "msgspec", "rich", "typer")
sys.modules.update(dict.fromkeys(BLOCKED))

from uuid import UUID
from between.vault import entry, keys, letterbox, passphrase, recovery, visit

keychain, public_key = keys.new_keychain()
owner = UUID(int=1)
place = entry.Place(entry=owner, owner=owner, kind="episode", epoch=1, version=1)
key = keychain.record_key(1)
assert entry.open_entry(key, entry.seal_entry(key, b"kept", place), place) == b"kept"
letter = letterbox.post(public_key, b"kept", owner=owner, slot=owner, purpose="mark")
where = {"owner": owner, "slot": owner, "purpose": "mark"}
assert letterbox.collect(keychain.private_key, letter, **where) == b"kept"
assert len(recovery.parse(recovery.new_recovery_key())) == 32
assert len(passphrase.suggest().split(" ")) == 6
foreign = {name.partition(".")[0] for name, module in sys.modules.items() if module}
print(*sorted(foreign - sys.stdlib_module_names - BEFORE))
"""


def test_the_vault_round_trips_where_django_numpy_and_msgspec_are_missing() -> None:
    source = str(Path(between.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {source!r})\n{ROUND_TRIP}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        # Measured, it would find what measures it.
        env={name: value for name, value in os.environ.items() if "COVERAGE" not in name},
    )
    assert run.returncode == 0, run.stderr
    bindings = {"cffi", "_cffi_backend", "_openssl", "_sodium"}
    assert set(run.stdout.split()) <= {"between", "nacl", "cryptography"} | bindings
