"""`between` as its owner runs it: a process of its own, with data of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

PATIENCE_S = 60


def surroundings(data: Path, **more: str) -> dict[str, str]:
    """Return an environment that knows nothing of the tests' own settings."""
    kept = {name: value for name, value in os.environ.items() if "BETWEEN_" not in name}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    ours = {
        "BETWEEN_DATA": str(data),
        "BETWEEN_KDF_MEMORY_MIB": "64",
    }
    return kept | ours | more


def between(
    *words: str | Path, data: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "between", *map(str, words)],
        env=surroundings(data, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def trouble(*words: str | Path, data: Path, **more: str) -> str:
    """Run a command that must stop with one sentence, and return it."""
    ended = between(*words, data=data, **more)
    assert ended.returncode == 2, ended.stderr
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1, ended.stderr
    return ended.stderr.strip()


@dataclass(kw_only=True)
class Served:
    """A server that answers, and what it has written so far."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str, **headers: str) -> str:
        request = Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        with urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
            return str(answer.read().decode())

    def stop(self, how: signal.Signals = signal.SIGTERM, *, group: bool = False) -> int:
        if group:
            os.killpg(self.process.pid, how)
        else:
            self.process.send_signal(how)
        return self.process.wait(PATIENCE_S)


@contextmanager
def serving(data: Path, *words: str, **more: str) -> Iterator[Served]:
    """Serve `data` until the block ends, however it ends."""
    port, log = free_port(), data.parent / f"{data.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "between", "serve", "--port", str(port), *words],
            env=surroundings(data, **more),
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        wait_for(port, process, log)
        yield Served(port=port, process=process, log=log)
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_open(port):
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
