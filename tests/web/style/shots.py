"""Takes pictures of the style pages, and says what axe and the browser complain about.

python -m tests.web.style.shots [page ...]
"""

import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tests.web.style.render import HERE, WEB, pages, render

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SHOTS = HERE.parents[2] / "shots"
SIZES = {"390": (390, 844), "1280": (1280, 800), "320": (320, 640)}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
]


class Pages(SimpleHTTPRequestHandler):
    """The style pages and the static files, under the policy of the real server."""

    def do_GET(self):
        name = self.path.strip("/").partition("?")[0]
        if name.startswith("static/"):
            self.path = self.path.removeprefix("/static")
            super().do_GET()
            return
        body = render(name if name in pages() else "components").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve():
    """A server on a free port; close it with shutdown()."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=WEB / "static"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def shoot(browser, address, name, size, scheme):
    """One page at one size in one scheme; returns what was wrong."""
    width, height = SIZES[size]
    view = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = view.new_page()
    wrong = []
    page.on(
        "console", lambda line: wrong.append(line.text) if line.type == "error" else None
    )
    page.goto(f"{address}/{name}")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    page.screenshot(path=SHOTS / f"{name}-{size}-{scheme}.png")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wrong.append("scrolls sideways")
    found = Axe().run(page).response["violations"]
    wrong += [
        f"{one['id']}: {one['nodes'][0]['html'][:140]} ({len(one['nodes'])})"
        for one in found
    ]
    whole(page, SHOTS / f"{name}-{size}-{scheme}-whole.png", width)
    view.close()
    return wrong


def whole(page, path, width):
    """The whole page, laid out as if the screen were that long."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height + 40, 12000)})
    page.wait_for_timeout(150)
    page.screenshot(path=path)


def main(names):
    SHOTS.mkdir(exist_ok=True)
    server = serve()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name in names or pages():
            for size in SIZES:
                for scheme in ("light", "dark"):
                    wrong = shoot(browser, address, name, size, scheme)
                    say(f"{name} {size} {scheme} {'' if wrong else 'clean'}")
                    for line in wrong:
                        say(f"    {line}")
        browser.close()
    server.shutdown()


def say(line):
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
