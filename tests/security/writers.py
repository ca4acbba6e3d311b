"""Several visitors of one account who keep moments, and remember what was acknowledged."""

import threading
import time
from http.client import HTTPException
from uuid import uuid4

from tests.server import Server
from tests.visitor import Visitor

WRITERS = 4
PATIENCE_S = 60


class Writers:
    """They write until the server is gone; `cut` counts requests that it never answered."""

    def __init__(self, running: Server, visitor: Visitor) -> None:
        self.address, self.visitor = running.address, visitor
        page = visitor.open("/moments/new/")
        token = page.form(holds="words").fields["csrfmiddlewaretoken"].values
        self.sent = {"csrfmiddlewaretoken": token, "valence": ["hurt"]}
        self.acknowledged: list[str] = []
        self.cut = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]

    def write_until(self, kept: int, then_s: float) -> None:
        """Return once so many moments are acknowledged, and a little after."""
        for thread in self._threads:
            thread.start()
        until = time.monotonic() + PATIENCE_S
        while len(self.acknowledged) < kept:
            assert time.monotonic() < until, f"{len(self.acknowledged)} moments were kept."
            time.sleep(0.002)
        time.sleep(then_s)

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _write(self) -> None:
        own = Visitor(self.address, self.visitor.cookies)
        while not self._stop.is_set():
            words = f"moment {uuid4().hex}"
            try:
                sent = self.sent | {"words": [words], "leaf": [str(uuid4())]}
                answer = own.post("/moments/new/", sent)
            except ConnectionRefusedError:
                return
            except (OSError, HTTPException):
                self.cut += 1
                return
            if answer.status == 302 and _is_kept(answer.headers["Location"]):
                self.acknowledged.append(words)


def _is_kept(location: str | None) -> bool:
    """Whether an answer leads to the list of moments: it may ask there where it was felt."""
    return (location or "").partition("?")[0] == "/moments/"
