"""Requests that no form of ours would send: wild values, cookies, methods, bodies, headers."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode
from uuid import UUID

from django.test import Client

from tests.visitor import Data

WILD = (
    "", " ", "\0", "a\0b", "\x1b[31m", "\u202e\u2066", "ß" * 300, "e\u0301" * 40, "🫥" * 99,
    "\ud800", "%", "%00", "%s%n", "{}{{}}{0.__class__}", "'; DROP TABLE records_entry; --",
    "../../../../etc/passwd", "\\\\host\\share", "<script>alert(1)</script>", "null", "None",
    "true", "-1", "0", "1", "9" * 40, "1e309", "NaN", "-0.0", "0x7f", "٣", "½", "1" * 5000,
    "0001-01-01", "9999-12-31", "99999-01-01", "2026-02-30", "2026-13-45T99:99", "24:00",
    "1969-07-20T20:17", "Europe/Berlin", "Mars/Phobos", "../UTC", "/moments/", "//e.example/",
    "moments", "javascript:alert(1)", "new", "w1", "w99", "said", "hurt", "x" * 70000,
    str(UUID(int=0)), str(UUID(int=2**128 - 1)), "5a5a5a5a", "therapist", "yes", "letters",
)  # fmt: skip
NAMES = (
    "next",
    "draft",
    "page",
    "held",
    "who",
    "version",
    "leaf",
    "place",
    "q",
    "\0",
    "a" * 999,
)
METHODS = (
    "GET",
    "POST",
    "POST",
    "POST",
    "POST",
    "HEAD",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
)
TYPES = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-7",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "multipart/form-data; boundary=" + "b" * 300,
    "application/json",
    "text/plain; charset=nonsense",
    "image/png",
    "",
)
HEADERS = {
    "X-Forwarded-For": ("1.2.3.4", "::1, 2.2.2.2", "nonsense", "\u00fc" * 40),
    "X-Forwarded-Proto": ("https", "gopher"),
    "X-Forwarded-Host": ("e.example",),
    "Referer": ("https://e.example/moments/", "/moments/new/", "http://[", "\u00fc"),
    "Origin": ("null", "https://e.example", "http://[::1"),
    "Accept-Language": ("xx-" + "y" * 400, "de;q=9", "\u00fc"),
    "If-Modified-Since": ("yesterday", "Mon, 99 Foo 0000 00:00:00 GMT"),
    "Range": ("bytes=0-", "bytes=9-1"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wild:
    """One request, and how to send it."""

    method: str
    url: str
    body: bytes = b""
    content_type: str = TYPES[0]
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def send(self, client: Client) -> object:
        for name, value in self.cookies.items():
            client.cookies[name] = value
        return client.generic(
            self.method,
            self.url,
            self.body,
            self.content_type,
            headers=self.headers,
        )


def requests(
    rng: random.Random, urls: list[str], known: dict[str, Data], ids: list[str]
) -> Callable[[], Wild]:
    """Return what makes one wild request after the other."""

    def value() -> str:
        return rng.choice([*WILD, *ids])

    def make() -> Wild:
        url = rng.choice(urls)
        data = _bent(rng, known.get(url, {}), value)
        body, content_type = _body(rng, data)
        return Wild(
            method=rng.choice(METHODS),
            url=_bent_url(rng, url, value),
            body=body,
            content_type=content_type,
            headers={
                name: rng.choice(values)
                for name, values in HEADERS.items()
                if rng.random() < 0.08
            },
            cookies=_cookies(rng, value) if rng.random() < 0.15 else {},
        )

    return make


def _bent(rng: random.Random, data: Data, value: Callable[[], str]) -> Data:
    bent = {name: list(values) for name, values in data.items() if rng.random() > 0.15}
    for name in rng.sample(sorted(bent), min(len(bent), rng.randrange(4))):
        bent[name] = [value() for _ in range(rng.choice((0, 1, 1, 1, 2, 40)))]
    if rng.random() < 0.3:
        bent[rng.choice(NAMES)] = [value()]
    return bent


def _bent_url(rng: random.Random, url: str, value: Callable[[], str]) -> str:
    if rng.random() < 0.1:
        url += quote(value()[:200].encode("utf-8", "surrogatepass"))
    if rng.random() < 0.3:
        pairs = [(rng.choice(NAMES), value()[:300]) for _ in range(rng.randrange(1, 4))]
        url += "?" + urlencode(pairs, errors="surrogatepass")
    return url


def _body(rng: random.Random, data: Data) -> tuple[bytes, str]:
    if rng.random() < 0.85:
        return urlencode(data, doseq=True, errors="surrogatepass").encode(), TYPES[0]
    kind = rng.choice(TYPES)
    part = b'--x\r\nContent-Disposition: form-data; name="words"; filename="a"\r\n\r\nb\r\n--x--'
    bodies = (
        json.dumps(data).encode(),
        part,
        part[:40],
        rng.randbytes(300),
        b"%" * 99,
        b"=&" * 999,
    )
    return rng.choice(bodies), kind


def _cookies(rng: random.Random, value: Callable[[], str]) -> dict[str, str]:
    names = ("__Host-btw", "__Host-btwk", "__Host-btwd", "__Host-btwm", "__Host-csrf", "a")
    return {
        rng.choice(names): quote(value()[:200].encode("utf-8", "surrogatepass"))
        for _ in range(rng.randrange(1, 4))
    }
