"""The post of `between serve`: a process of its own, and any number of them send one mail."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import serving, surroundings, trouble
from tests.mailserver import free_port, listening, named
from tests.server import descendants, is_alive

# Each starts processes on data of its own.
pytestmark = pytest.mark.slow
PATIENCE_S = 50


def posting(data: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
    env = surroundings(data, **more) | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.posting", *words]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)


def made(data: Path, number: int) -> None:
    with posting(data, "make", str(number)) as one:
        assert one.wait(PATIENCE_S) == 0


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_of_three_posts_that_look_at_once_each_mail_is_sent_by_one(tmp_path: Path) -> None:
    made(tmp_path / "data", 6)
    port = free_port()
    with listening(port) as box:
        posts = [posting(tmp_path / "data", "deliver", **named(port)) for _ in range(3)]
        said = [one.communicate(timeout=PATIENCE_S)[0] for one in posts]
    assert sum(int(n) for one in said for n in one.split()) == 6
    assert sorted(box.to) == [f"alice{n}@mailbox.example" for n in range(6)]


def test_serving_sends_what_is_due_and_the_post_rises_again_and_ends(
    tmp_path: Path,
) -> None:
    data, port = tmp_path / "data", free_port()
    made(data, 1)
    with listening(port) as box, serving(data, **named(port)) as served:
        until(lambda: bool(box.came))
        (first,) = posts(served.process.pid)
        os.kill(first, signal.SIGKILL)
        # For a moment the one that was killed still has its name.
        until(lambda: posts(served.process.pid) not in ([], [first]))
        (second,) = posts(served.process.pid)
        said = served.log.read_text()
        served.stop()
        until(lambda: not is_alive(second))
    assert len(box.came) == 1
    assert "mailbox.example" not in said


def posts(server: int) -> list[int]:
    return [
        one
        for one in descendants(server)
        if b"between.cli.post" in Path(f"/proc/{one}/cmdline").read_bytes()
    ]


def test_a_password_is_not_repeated(tmp_path: Path) -> None:
    said = trouble(
        "serve",
        data=tmp_path / "data",
        **named(25),
        BETWEEN_SMTP_USER="bob",
        BETWEEN_SMTP_PASSWORD="hush\thush",
    )
    assert said.startswith("BETWEEN_SMTP_PASSWORD=(not shown): write one line")
    assert "hush" not in said
