"""The post of `between serve`: a process of its own that hands mails over, where any are sent.

Of its own, so that it shares no memory with the pages: it never holds a key of anybody's.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.conf import LazySettings

    from between.records.courier import MailServer

EVERY_S = 20
AGAIN_S = 5
PATIENCE_S = 5
log = logging.getLogger("between.post")


@contextmanager
def going(settings: "LazySettings") -> Iterator[None]:
    """Keep the post going meanwhile; without a mail server there is none."""
    over = threading.Event()
    # A thread that only waits for a child: granian has the main one.
    thread = threading.Thread(target=_keep, args=(over,), name="post", daemon=True)
    if settings.BETWEEN_MAIL:
        thread.start()
    try:
        yield
    finally:
        over.set()
        if thread.ident:
            thread.join(PATIENCE_S)


def _keep(over: threading.Event) -> None:
    """Start the post, and start it again where it fell; end it when all is over."""
    while not over.is_set():
        with subprocess.Popen([sys.executable, "-m", "between.cli.post"]) as child:
            while child.poll() is None and not over.wait(1):
                pass
            child.terminate()
        over.wait(AGAIN_S)


def run() -> None:
    from between.cli import ground
    from between.site import process

    process.protect()
    process.leave_with_parent()
    settings, parent = ground.read_settings(), os.getppid()
    waiting = threading.Event()
    while os.getppid() == parent:  # not every system tells a child of its parent's end
        if server := settings.BETWEEN_MAIL:
            once(server)
        waiting.wait(EVERY_S)


def once(server: "MailServer") -> None:
    """Hand over what is due; whatever goes wrong, the next round comes."""
    from django.db import connections
    from django.utils import timezone

    from between.records import post

    try:
        post.deliver(server, timezone.now)
    except Exception as error:
        log.warning("The post begins anew: %s", type(error).__name__)
    finally:
        connections.close_all()


if __name__ == "__main__":
    run()
