"""The real server in a process of its own, on data of its own, with all that it says kept."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.visitor import Visitor

START_S = 60
GONE_S = 10


@dataclass
class Server:
    """`between serve` as a newcomer starts it."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> Path:
        """Everything it wrote to its output."""
        return self.folder / "said.log"

    def kill(self) -> list[int]:
        """Kill it at once, with its workers, as a power cut would; return all who were killed.

        Its workers lead groups of their own, and would be told to end in peace by its death.
        """
        # Halted first: it must not put a new worker in the place of one that falls.
        self.process.send_signal(signal.SIGSTOP)
        family = [*descendants(self.process.pid), self.process.pid]
        for pid in family:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
        _wait_until_gone(family)
        return family

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def environment(folder: Path) -> dict[str, str]:
    """Return the surroundings of a command that works on the data in `folder`."""
    temporary = folder / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("BETWEEN_")}
    return kept | {
        "BETWEEN_DATA": str(folder / "data"),
        "BETWEEN_KDF_MEMORY_MIB": "64",  # the floor, so that unlocking is quick
        "BETWEEN_OPERATOR": "Dr A. Lee, practice in Linden Street",
        "DJANGO_SETTINGS_MODULE": "between.site.settings",
        "TMPDIR": str(temporary),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def start(folder: Path, **more: str) -> Server:
    """Start a server on the data in `folder` and wait until it answers."""
    port = _free_port()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "said.log").open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "between", "serve", "--port", str(port)],
            env=environment(folder) | more,
            cwd=folder,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(folder, port, process)
    _wait_for(server)
    return server


def descendants(pid: int) -> list[int]:
    """Return the processes that a process started, and those that they started (Linux)."""
    # A child belongs to the thread that started it.
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    own = " ".join(one.read_text() for one in threads).split()
    return [one for child in map(int, own) for one in (*descendants(child), child)]


def is_alive(pid: int) -> bool:
    """Whether a process still runs; one that waits for its parent's word does not (Linux)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] not in "ZX"


def run(folder: Path, *command: str, **kwargs: str) -> str:
    """Run a Python command on the same data; return what it printed."""
    done = subprocess.run(
        [sys.executable, *command],
        env=environment(folder) | kwargs,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def _wait_for(server: Server) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        try:
            if Visitor(server.address).get("/health").status == 200:
                return
        except OSError:
            time.sleep(0.05)
        if server.process.poll() is not None:
            break
    server.stop()
    raise RuntimeError(f"The server did not start:\n{server.said.read_text()[-4000:]}")


def _wait_until_gone(family: list[int]) -> None:
    until = time.monotonic() + GONE_S
    while alive := [pid for pid in family if is_alive(pid)]:
        assert time.monotonic() < until, f"{alive} outlived SIGKILL."
        time.sleep(0.005)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
