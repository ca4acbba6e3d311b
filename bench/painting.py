"""Painting on a slow phone: frames while a finger paints, the first stroke, the size of scripts.

CHROMIUM=/usr/bin/chromium-headless-shell python -m bench.painting [--slower 4] [--seconds 6]

A server of its own, Chromium as a phone of 390 x 844 at two dots a pixel, with its processor that
many times slower. A finger moves every 8 ms; a frame is late where it comes more than half a frame
after its time.
"""

import argparse
import gzip
import json
import math
import os
import statistics
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

EVERY_MS = 8
FRAME_MS = 1000 / 60
WATCH = """() => { window.frames_ = []
    const look = now => { window.frames_.push(now); requestAnimationFrame(look) }
    requestAnimationFrame(look)
    const form = document.querySelector('form[data-painting]')
    form.addEventListener('between:line', () => { window.first_ ??= performance.now() }) }"""
AGAIN = "window.frames_.length = 0, window.first_ = null, performance.now()"


def main() -> None:
    said = _arguments()
    from tests import server
    from tests.browser.conftest import Somebody

    with tempfile.TemporaryDirectory(prefix="between-bench-") as folder:
        running = server.start(Path(folder))
        try:
            printed = server.run(running.folder, "-m", "tests.browser.prepare")
            one = json.loads(printed)["empty"]
            who = Somebody(one["name"], one["cookies"])
            _measure(running.address, who, said)
        finally:
            running.stop()


def _measure(address: str, who: Any, said: argparse.Namespace) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"]
        )
        context = browser.new_context(
            viewport={"width": 390, "height": 844},
            device_scale_factor=2,
            has_touch=True,
            is_mobile=True,
            base_url=address,
        )
        for name, value in who.cookies.items():
            url = address.replace("http://", "https://")
            cookie: Any = {"name": name, "value": value, "url": url, "secure": True}
            context.add_cookies([cookie])
        page = context.new_page()
        scripts: dict[str, bytes] = {}
        page.on("response", lambda one: _note(one, scripts))
        page.goto("/body/new/")
        page.locator("form[data-ready]").wait_for()
        page.evaluate(WATCH)
        cdp = context.new_cdp_session(page)
        for slower in (1, said.slower):
            cdp.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.evaluate(AGAIN)
            page.wait_for_timeout(1000 * said.seconds)
            _show(f"x{slower}, nobody paints", page.evaluate("window.frames_"))
            times, first = _paint(page, cdp, said.seconds)
            _show(f"x{slower}, a finger paints", times)
            print(f"  first stroke after {first:.0f} ms")
        _sizes(scripts)
        browser.close()


def _note(answer: Any, scripts: dict[str, bytes]) -> None:
    if answer.url.endswith(".js") and answer.ok:
        scripts[answer.url.rsplit("/", 1)[1]] = answer.body()


def _paint(page: Page, cdp: CDPSession, seconds: float) -> tuple[list[float], float]:
    """Paint for some seconds; return when frames came, and the wait for the first stroke."""
    box = page.locator("canvas[data-side=front]").bounding_box()
    assert box
    start = page.evaluate(AGAIN)
    begun, n, kind = time.monotonic(), 0, "touchStart"
    while time.monotonic() - begun < seconds:
        t = n * EVERY_MS / 1000
        x = box["x"] + box["width"] * (0.5 + 0.3 * math.sin(5 * t))
        y = box["y"] + box["height"] * (0.5 + 0.4 * math.sin(0.9 * t))
        point = {"x": x, "y": y, "id": 0}
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        kind, n = "touchMove", n + 1
        time.sleep(max(0.0, begun + n * EVERY_MS / 1000 - time.monotonic()))
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    times, first = page.evaluate("[window.frames_, window.first_]")
    return times, first - start


def _show(what: str, times: list[float]) -> None:
    apart = [b - a for a, b in pairwise(times)]
    late = sum(max(0, round(one / FRAME_MS) - 1) for one in apart)
    print(
        f"processor {what}: {len(apart)} frames, {late} dropped "
        f"({100 * late / (late + len(apart)):.1f} in 100), "
        f"middle {statistics.median(apart):.1f} ms, longest {max(apart):.1f} ms"
    )


def _sizes(scripts: dict[str, bytes]) -> None:
    packed = {name: len(gzip.compress(body, 9)) for name, body in scripts.items()}
    print(
        f"{len(packed)} scripts, {sum(map(len, scripts.values()))} bytes, "
        f"{sum(packed.values())} compressed: "
        + ", ".join(f"{name} {size}" for name, size in sorted(packed.items()))
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slower", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=6.0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
