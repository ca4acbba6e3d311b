"""What every page is looked at for: scripts, styles and addresses that do not belong."""

import re
from html.parser import HTMLParser

LINKS = {"src", "href", "action", "formaction", "srcset", "poster", "data", "xlink:href"}
OTHER_HOST = re.compile(r"(?:https?:)?//[\w.\[-]", re.IGNORECASE)
NAMES_ONLY = re.compile(r"https?://www\.w3\.org/[\w/]+")  # names of dialects, never fetched
COMMENTS = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
FETCHED = re.compile(r"https?://|@import|url\(\s*['\"]?(?!data:)(?:\w+:)?//", re.IGNORECASE)
TABS = re.compile(r'<nav class="tabs".*?</nav>', re.DOTALL)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def faults(html: str) -> list[str]:
    """Return what a strict policy would block, and every address of another host."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def faults_of_file(text: str) -> list[str]:
    """Return the addresses of other hosts that a style sheet or script names."""
    bare = NAMES_ONLY.sub("", COMMENTS.sub("", text))
    return [match.group() for match in FETCHED.finditer(bare)]


def tabs_lit(body: bytes) -> int | None:
    """Return how many of the tabs say that the page lies under them; None without tabs."""
    tabs = TABS.search(body.decode(errors="replace"))
    return tabs.group().count("aria-current") if tabs else None


def plain(body: bytes, *ids: object) -> str:
    """Return a page without what differs at each visit: its token, and the ids asked for."""
    text = TOKEN.sub("", body.decode())
    for one in ids:
        text = text.replace(str(one), "ID")
    return text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in said):
            self.found.append(f"inline <{tag}>")
        if tag in {"iframe", "object", "embed", "base"}:
            self.found.append(f"<{tag}>")
        for name, value in said.items():
            if name == "style" or name.startswith("on"):
                self.found.append(f"<{tag} {name}={value[:40]!r}>")
            if name in LINKS and _leads_away(value):
                self.found.append(f"<{tag} {name}={value[:80]!r}>")


def _leads_away(value: str) -> bool:
    value = value.strip().lower()
    return bool(OTHER_HOST.match(value)) or value.startswith(("javascript:", "data:text"))
