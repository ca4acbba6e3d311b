"""`between serve`: one command from nothing to pages, and a calm end."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.cli.running import Served, between, is_open, serving, trouble

# Each starts a server, which lays out its data first: about two seconds.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served") / "data"


@pytest.fixture(scope="module")
def served(data: Path) -> Iterator[Served]:
    """One server for all who only look."""
    with serving(data) as one:
        yield one


def test_from_nothing_to_pages_with_the_address_said_once(served: Served) -> None:
    assert served.get("/health") == "ok\n"
    assert "Between" in served.get("/")
    assert served.log.read_text().count(f"http://127.0.0.1:{served.port}") == 1


def test_what_is_missing_is_hinted_at(served: Served) -> None:
    assert "No help lines yet. Write" in served.log.read_text()


def test_neither_address_nor_path_is_written_down(served: Served) -> None:
    served.get("/help/?where=canary", **{"X-Forwarded-For": "203.0.113.7"})
    said = served.log.read_text()
    assert "canary" not in said
    assert "/help/" not in said
    assert "203.0.113" not in said
    assert not re.search(r"(?<!//)127\.0\.0\.1", said)


def test_everything_laid_down_is_for_its_owner_alone(served: Served, data: Path) -> None:
    served.get("/")
    open_to_others = [
        path
        for folder in ("", "database", "keyring", "run")
        for path in (data / folder).glob("*")
        if path.stat().st_mode & 0o077
    ]
    assert open_to_others == []


def test_no_process_of_it_leaves_a_core_dump(served: Served) -> None:
    limits = [Path(f"/proc/{pid}/limits") for pid in _family(served)]
    assert len(limits) == 2
    for limit in limits:
        assert re.search(r"Max core file size\s+0\s+0", limit.read_text())


def test_it_ends_at_the_first_ctrl_c(tmp_path: Path) -> None:
    # A terminal sends it to the whole group at once; granian alone hung more often than not.
    for _ in range(2):
        with serving(tmp_path / "data") as served:
            served.get("/health")
            assert served.stop(signal.SIGINT, group=True) == 0


@pytest.mark.skipif(
    not Path("/proc").exists(), reason="only Linux tells a child of its parent"
)
def test_a_worker_that_died_is_replaced_and_goes_with_its_parent(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        os.kill(_family(served)[1], signal.SIGKILL)
        _until(lambda: len(_family(served)) == 2)
        _until(lambda: served.get("/health") == "ok\n")
        family = _family(served)
        served.stop(signal.SIGKILL)
        _until(lambda: not any(_is_alive(pid) for pid in family))
        assert not is_open(served.port)


def test_a_second_start_on_the_same_data_is_told_of_the_first(
    served: Served, data: Path
) -> None:
    said = trouble("serve", "--port", "1", data=data)
    assert said.startswith(f"Between already serves the data in {data}.")
    assert served.get("/health") == "ok\n"


def test_a_taken_port_is_named_with_another(served: Served, tmp_path: Path) -> None:
    said = trouble("serve", "--port", str(served.port), data=tmp_path / "other")
    assert f"port {served.port}: Address already in use" in said
    assert "--port" in said


def test_the_kernels_are_compiled_at_start_into_a_folder_of_its_own(tmp_path: Path) -> None:
    with serving(tmp_path / "data", NUMBA_CACHE_DIR="") as served:
        kernels = tmp_path / "data" / "run" / "kernels"
        _until(lambda: bool(list(kernels.glob("**/*.nbc"))))
        assert "cold" not in served.log.read_text()


def test_a_demonstration_can_be_made_while_it_runs(served: Served, data: Path) -> None:
    made = between("demo", data=data)
    assert made.returncode == 0, made.stderr
    assert served.get("/health") == "ok\n"


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 50
    while True:
        with suppress(OSError):
            if holds():
                return
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _family(served: Served) -> list[int]:
    parent = served.process.pid
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [parent, *map(int, children)]


def _is_alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
