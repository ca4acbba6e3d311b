"""What holds for a process with keys in its memory."""

import subprocess
import sys
from pathlib import Path

import pytest

SHOW = """
import ctypes, os, resource
from between.site import process
process.protect()
print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)), ctypes.CDLL(None).prctl(3))
"""
COLD = """
import logging, pathlib, sys
logging.basicConfig(format="%(message)s")
sys.modules["between.core.kernels"] = None
from between.site import process
process.warm(pathlib.Path("/nowhere")).join()
"""


def say(lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, check=True
    )


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's own")
def test_keys_reach_no_core_dump_no_debugger_and_no_other_user() -> None:
    assert say(SHOW).stdout.strip() == "(0, 0) 0o77 0"


def test_kernels_that_cannot_be_warmed_stop_nothing() -> None:
    assert "The kernels are cold" in say(COLD).stderr
    assert not Path("/nowhere").exists()
