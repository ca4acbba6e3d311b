"""The turnstile, with real processes: one passes at a time, one a source, eight at most."""

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from between.records import turnstile
from between.records.turnstile import Busy

PASS = """
import pathlib, sys, time
from between.records.turnstile import Busy, passing

folder, source = pathlib.Path(sys.argv[1]), bytes([int(sys.argv[2])] * 32)
while True:
    try:
        with passing(folder, source):
            begun = time.monotonic()
            print("in", flush=True)
            time.sleep(float(sys.argv[3]))
            print(begun, time.monotonic())
            break
    except Busy:
        time.sleep(0.05)
"""


def start(folder: Path, source: int, seconds: float) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", PASS, str(folder), str(source), str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
    )


def answer(process: "subprocess.Popen[str]") -> list[str]:
    return process.communicate(timeout=30)[0].split()


def end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def is_in(process: "subprocess.Popen[str]") -> bool:
    assert process.stdout is not None
    return process.stdout.readline() == "in\n"


@pytest.mark.slow  # six interpreters, one after the other through the turnstile
def test_processes_pass_one_at_a_time(tmp_path: Path) -> None:
    running = [start(tmp_path, source, 0.15) for source in range(6)]
    spans = sorted(tuple(map(float, answer(one)[1:])) for one in running)
    assert len(spans) == 6
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.slow  # starts an interpreter that holds its place
def test_a_second_attempt_from_the_same_source_is_refused_at_once(tmp_path: Path) -> None:
    first = start(tmp_path, 1, 20)
    try:
        assert is_in(first)
        begun = time.monotonic()
        with pytest.raises(Busy), turnstile.passing(tmp_path, bytes([1] * 32)):
            pass
        assert time.monotonic() - begun < 1
    finally:
        end(first)


@pytest.mark.slow  # eight interpreters in the queue
def test_the_ninth_is_refused_and_a_killed_one_makes_room(tmp_path: Path) -> None:
    running = [start(tmp_path, source, 30) for source in range(1, 9)]
    try:
        deadline = time.monotonic() + 20
        while not _is_full(tmp_path):
            assert time.monotonic() < deadline, "the queue never filled"
            time.sleep(0.2)
        with pytest.raises(Busy), turnstile.passing(tmp_path, bytes([9] * 32)):
            pass
        end(running.pop())
        while _is_full(tmp_path):
            assert time.monotonic() < deadline, "no room was made"
            time.sleep(0.2)
    finally:
        for one in running:
            end(one)


def test_a_place_is_free_again_after_passing(tmp_path: Path) -> None:
    for _ in range(3):
        with turnstile.passing(tmp_path, bytes(32)):
            assert (tmp_path / "turn").exists()


def test_the_folder_tells_no_source(tmp_path: Path) -> None:
    source = b"\xaa\xbb\xcc\xdd" * 8
    with turnstile.passing(tmp_path / "run", source):
        names = [path.name for path in (tmp_path / "run").iterdir()]
        held = b"".join(path.read_bytes() for path in (tmp_path / "run").iterdir())
    assert not any(source.hex()[:8] in name for name in names)
    assert held == b""


def _is_full(folder: Path) -> bool:
    """Whether every seat is taken. Asking takes each for an instant: who came then tries again."""
    taken = []
    for number in range(turnstile.SEATS):
        with turnstile._try(folder / f"seat-{number}") as free:
            taken.append(not free)
    return all(taken)
