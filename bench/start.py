"""How long until the first page, and how much memory a server takes.

    .venv/bin/python bench/start.py            a server: first start on new data, then again
    .venv/bin/python bench/start.py --clone    and script/server in a fresh clone (by network)

Prints one line a figure: seconds until `/` answers, and the resident memory of all processes
after it, after the kernels are warm, and after 200 pages.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]


def main() -> None:
    home = Path(tempfile.mkdtemp(prefix="between-start-"))
    try:
        served = [sys.executable, "-m", "between", "serve"]
        measure("new data", served, ROOT, home / "data")
        measure("again", served, ROOT, home / "data")
        if "--clone" in sys.argv:
            clone = home / "clone"
            run("git", "clone", "--quiet", str(ROOT), str(clone))
            measure("script/server, fresh clone", ["script/server"], clone, clone / "var")
            measure("script/server, again", ["script/server"], clone, clone / "var")
    finally:
        shutil.rmtree(home)


def measure(name: str, command: list[str], folder: Path, data: Path) -> None:
    port = free_port()
    began = time.perf_counter()
    server = subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=folder,
        env=os.environ | {"BETWEEN_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for_page(port, server)
        first = time.perf_counter() - began
        sizes = [resident(server.pid)]
        wait_for_kernels(data)
        sizes.append(resident(server.pid))
        for _ in range(200):
            page(port)
        sizes.append(resident(server.pid))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    memory = ", ".join(f"{size:.0f}" for size in sizes)
    print(
        f"{name}: first page after {first:.2f} s; MiB at first, warm, after 200: {memory}"
    )


def page(port: int) -> None:
    with urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
        answer.read()


def wait_for_page(port: int, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            return page(port)
        except (URLError, OSError):
            time.sleep(0.02)
    raise SystemExit("The server ended before it answered.")


def wait_for_kernels(data: Path) -> None:
    deadline = time.perf_counter() + 60
    while not list((data / "run" / "kernels").glob("**/*.nbc")):
        if time.perf_counter() > deadline:
            return
        time.sleep(0.1)
    time.sleep(3)  # on a second start they are on the disk already and are only read


def resident(parent: int) -> float:
    """Return the memory of a process and its children in MiB (Linux).

    What they share is counted once where we may look; a server hides its memory from all but
    root, and then it is counted in each.
    """
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return sum(_size(Path(f"/proc/{pid}")) for pid in (parent, *children)) / 1024


def _size(process: Path) -> int:
    try:
        return _field(process / "smaps_rollup", "Pss:")
    except PermissionError:
        return _field(process / "status", "VmRSS:")


def _field(file: Path, name: str) -> int:
    lines = file.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(*words: str) -> None:
    subprocess.run(words, check=True)


if __name__ == "__main__":
    main()
