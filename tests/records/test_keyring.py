"""The keyring: a file of its own, readable by its owner, and gone where it is erased."""

import stat
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from between.records import keyring
from between.records.keyring import Keyring
from between.vault.errors import Erased


def test_folder_and_file_are_for_their_owner_alone(tmp_path: Path) -> None:
    ring = Keyring(tmp_path / "data" / "keyring")
    ring.new_pepper(uuid4())
    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(ring.path.parent.stat().st_mode) == 0o700


def test_the_keyring_lies_in_a_folder_of_its_own() -> None:
    database = Path(settings.BETWEEN_DATABASE)
    ring = keyring.of_server().path
    assert ring.parent != database.parent
    assert database.parent not in ring.parents
    assert ring.parent not in database.parents


def test_an_erased_secret_leaves_no_byte_in_the_file(tmp_path: Path) -> None:
    ring, account = Keyring(tmp_path), uuid4()
    secret = ring.new_pepper(account)
    assert secret in ring.path.read_bytes()
    ring.erase(account)
    assert secret not in ring.path.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["keyring.sqlite3"]
    with pytest.raises(Erased):
        ring.pepper(account)


def test_each_account_has_a_secret_of_its_own(tmp_path: Path) -> None:
    ring, one, two = Keyring(tmp_path), uuid4(), uuid4()
    assert ring.new_pepper(one) != ring.new_pepper(two)
    assert ring.accounts() == {one, two}


def test_server_keys_stay_and_differ_by_purpose(tmp_path: Path) -> None:
    names = Keyring(tmp_path).server_key("names")
    assert Keyring(tmp_path).server_key("names") == names
    assert Keyring(tmp_path).server_key("attempts") != names


@pytest.mark.slow  # starts four interpreters
def test_processes_that_meet_a_new_keyring_agree_on_its_keys(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from between.records.keyring import Keyring; "
        "print(Keyring(pathlib.Path(sys.argv[1])).server_key('names').hex())"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    answers = {one.communicate(timeout=30)[0].strip() for one in running}
    assert [one.returncode for one in running] == [0, 0, 0, 0]
    assert len(answers) == 1
