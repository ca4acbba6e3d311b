"""Several people keep moments at once: saves per second, how long one waits, memory over time.

python -m bench.load [--clients 8] [--seconds 10] [--requests 10000]

The server is a real one on this machine alone, on data of its own that go afterwards.
"""

import argparse
import re
import statistics
import tempfile
import threading
import time
from pathlib import Path
from uuid import uuid4

from rich.console import Console
from tests import server
from tests.server import Server
from tests.visitor import Visitor

READ = ("/moments/", "/moments/new/", "/people/", "/account/", "/help/", "/drafts/")
FIRST = 1000
PASSPHRASE = "otter lantern quietly brass meadow nine"


def main() -> None:
    said, console = _arguments(), Console()
    with tempfile.TemporaryDirectory(prefix="between-bench-") as folder:
        running = server.start(Path(folder))
        try:
            console.print(saves(running, sign_up(running), said.clients, said.seconds))
            console.print(memory(running, sign_up(running), said.requests))
        finally:
            running.stop()


def sign_up(running: Server) -> Visitor:
    """Return a browser of somebody new."""
    visitor = Visitor(running.address)
    page = visitor.open("/sign-up/")
    form = page.form(holds="choice")
    visitor.send(page, form, lambda _: PASSPHRASE, name="una", choice="own", zone="UTC")
    return visitor


def saves(running: Server, visitor: Visitor, clients: int, seconds: float) -> str:
    """Let `clients` keep moments for `seconds`; say how many, and how long each waited."""
    waits: list[list[float]] = [[] for _ in range(clients)]
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_save, args=(running, visitor, until, own)) for own in waits
    ]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, each = time.monotonic() - begin, sorted(one for own in waits for one in own)
    p50, p95 = statistics.median(each), each[int(0.95 * len(each))]
    return (
        f"saves: {len(each)} by {clients} clients in {took:.1f} s, {len(each) / took:.0f} a "
        f"second, median {1000 * p50:.0f} ms, p95 {1000 * p95:.0f} ms (synchronous=FULL)"
    )


def memory(running: Server, visitor: Visitor, requests: int) -> str:
    """Ask for `requests` pages; say what the server holds after the first and the last."""
    visitor.post("/moments/new/", _moment(visitor))
    held: dict[int, float] = {}
    marks = {min(FIRST, requests), requests}
    begin = time.monotonic()
    for number in range(1, requests + 1):
        answer = visitor.get(READ[number % len(READ)])
        assert answer.status == 200, answer.status
        if number in marks:
            held[number] = resident_mib(running)
    took = time.monotonic() - begin
    first, last = held[min(marks)], held[max(marks)]
    return (
        f"memory: {first:.0f} MiB after {min(marks):,} requests, {last:.0f} MiB after "
        f"{max(marks):,}, {100 * (last / first - 1):+.1f} %; {requests / took:.0f} pages a second"
    )


def resident_mib(running: Server) -> float:
    """Return what the server's processes hold in memory (shared pages counted in each)."""
    family = [running.process.pid, *_children(running.process.pid)]
    return sum(_resident_kib(pid) for pid in family) / 1024


def _save(running: Server, visitor: Visitor, until: float, waits: list[float]) -> None:
    own = Visitor(running.address, visitor.cookies)
    sent = _moment(own)
    while time.monotonic() < until:
        begin = time.monotonic()
        answer = own.post("/moments/new/", sent | {"leaf": [str(uuid4())]})
        waits.append(time.monotonic() - begin)
        assert answer.status == 302, answer.status


def _moment(visitor: Visitor) -> dict[str, list[str]]:
    page = visitor.open("/moments/new/")
    token = page.form(holds="words").fields["csrfmiddlewaretoken"].values
    words = "She looked at the clock, and I went quiet. " * 8
    return {
        "csrfmiddlewaretoken": token,
        "valence": ["hurt"],
        "wish": ["w6"],
        "self": ["s2"],
        "words": [words],
        "leaf": [str(uuid4())],
    }


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    own = [int(one) for one in path.read_text().split()]
    return own + [one for child in own for one in _children(child)]


def _resident_kib(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found.group(1)) if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--requests", type=int, default=10_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
