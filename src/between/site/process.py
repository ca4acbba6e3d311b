"""What holds for a process that has keys in its memory, and what it does before the first page."""

import ctypes
import logging
import os
import resource
import signal
import sys
import threading
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
logger = logging.getLogger(__name__)


def protect() -> None:
    """Keep keys out of core dumps and of other users' debuggers, and files to their owner."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(PR_SET_DUMPABLE, 0)


def leave_with_parent() -> None:
    """Let the parent alone pass signals on, and stop with it.

    A Ctrl-C reaches every process of its group. granian's worker would get it twice, once
    from the terminal and once from its parent, and then hangs more often than not.
    """
    os.setpgid(0, 0)
    _prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def warm(cache: Path) -> threading.Thread:
    """Compile the kernels, or read them from `cache`, beside the first requests.

    Beside and not before: what they are compiled for is one page of many.
    """
    os.environ["NUMBA_CACHE_DIR"] = os.environ.get("NUMBA_CACHE_DIR") or str(cache)
    thread = threading.Thread(target=_warm, name="warm", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    try:
        from between.core import kernels  # noqa: PLC0415 (numba takes half a second to load)

        kernels.warm()
    except Exception as error:  # a cold kernel is slow; no server at all is worse
        logger.warning(
            "The kernels are cold; the first mirror waits. %s", type(error).__name__
        )
