"""Takes pictures of the style pages, and says what axe and the browser complain about.

python -m tests.web.style.shots [page ...]
"""

import os
import sys
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.style.render import HERE, pages
from tests.web.style.serve import serve

SHOTS = HERE.parents[2] / "shots"
SIZES = {"390": (390, 844), "1280": (1280, 800), "320": (320, 640)}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
]


def look(
    browser: Browser, address: str, name: str, size: str, scheme: Scheme
) -> tuple[Page, list[str]]:
    """One page at one size in one scheme: the page, and a list of what is wrong so far."""
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    wrong: list[str] = []
    page.on(
        "console", lambda line: wrong.append(line.text) if line.type == "error" else None
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}/{name}")
    page.evaluate("document.fonts.ready")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wrong.append("scrolls sideways")
    found = Axe().run(page).response["violations"]
    wrong += [
        f"{one['id']}: {one['nodes'][0]['html'][:140]} ({len(one['nodes'])})"
        for one in found
    ]
    return page, wrong


def whole(page: Page, path: Path) -> None:
    """The whole page, laid out as if the screen were that long."""
    height = page.evaluate("document.documentElement.scrollHeight")
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": width, "height": min(height + 40, 12000)})
    page.wait_for_timeout(150)
    page.screenshot(path=path)


def main(names: list[str]) -> None:
    SHOTS.mkdir(exist_ok=True)
    server = serve()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name in names or pages():
            for size in SIZES:
                for scheme in SCHEMES:
                    page, wrong = look(browser, address, name, size, scheme)
                    page.screenshot(path=SHOTS / f"{name}-{size}-{scheme}.png")
                    whole(page, SHOTS / f"{name}-{size}-{scheme}-whole.png")
                    page.close()
                    lines = wrong or ["clean"]
                    sys.stdout.write(f"{name} {size} {scheme}: {'; '.join(lines)}\n")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1:])
