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

    def kill(self) -> None:
        """Kill it at once, with its workers, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()


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


def start(folder: Path) -> Server:
    """Start a server on the data in `folder` and wait until it answers."""
    port = _free_port()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "said.log").open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "between", "serve", "--port", str(port)],
            env=environment(folder),
            cwd=folder,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(folder, port, process)
    _wait_for(server)
    return server


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


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
