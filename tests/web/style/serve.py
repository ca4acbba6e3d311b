"""Serves the style pages in a process of their own: python -m tests.web.style.serve"""

import json
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from tests.web.style.render import WEB, pages, render

from between.web.sheet import SHEET, joined

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class Pages(SimpleHTTPRequestHandler):
    """The style pages and the static files, under the policy of the real server."""

    kept: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0]
        if name == "kept":
            self.answer(json.dumps(self.kept), "application/json")
        elif name == f"static/{SHEET}":
            self.answer(
                joined(lambda part: (WEB / "static" / part).read_text()), "text/css"
            )
        elif name.startswith("static/"):
            self.path = self.path.removeprefix("/static")
            super().do_GET()
        elif name in pages():
            self.answer(render(name))
        else:
            self.answer(f"<!doctype html><title>{name}</title><p>{name}")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        token = self.headers.get("X-CSRFToken", "")
        self.kept.append({"path": self.path, "body": body, "token": token})
        self.answer("<!doctype html><title>kept</title>")

    def answer(self, text: str, kind: str = "text/html") -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def serve() -> ThreadingHTTPServer:
    """A server on a free port; close it with shutdown()."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=WEB / "static"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


if __name__ == "__main__":
    running = serve()
    sys.stdout.write(f"http://127.0.0.1:{running.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()  # until whoever started us closes the pipe
