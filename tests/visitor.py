"""A visitor without script: reads a page's forms, fills them in, sends them, keeps cookies."""

import http.client
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

Data = dict[str, list[str]]


@dataclass(slots=True)
class Field:
    """One control of a form, as a browser would see it."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    longest: int = 0


@dataclass(slots=True)
class Form:
    """One form of a page with its fields by name."""

    action: str = ""
    method: str = "get"
    fields: dict[str, Field] = field(default_factory=dict)

    def filled(self, words: Callable[[Field], str], /, **said: object) -> Data:
        """Return what is sent when every text holds `words` and `said` is typed over it."""
        data = {name: _fill(one, words) for name, one in self.fields.items()}
        data |= {
            name: value if isinstance(value, list) else [str(value)]
            for name, value in said.items()
        }
        return {name: values for name, values in data.items() if values}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server answered."""

    url: str
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def forms(self) -> list[Form]:
        return forms(self.text)

    def form(self, action: str = "", holds: str = "") -> Form:
        """Return the form that posts to `action` (or here) and has a field `holds`."""
        path = urlsplit(urljoin(self.url, action)).path
        for one in self.forms:
            target = urlsplit(urljoin(self.url, one.action)).path
            if (
                target == path
                and one.method == "post"
                and (not holds or holds in one.fields)
            ):
                return one
        raise LookupError(f"No form on {self.url} posts to {path} with {holds!r}.")


class Visitor:
    """A browser without script, for one server on this machine."""

    def __init__(self, address: str, cookies: dict[str, str] | None = None) -> None:
        self.host = urlsplit(address).netloc
        self.cookies = dict(cookies or {})

    def get(self, url: str) -> Answer:
        return self._ask("GET", url, None)

    def post(self, url: str, data: Data) -> Answer:
        return self._ask("POST", url, urlencode(data, doseq=True))

    def open(self, url: str) -> Answer:
        """Get a page, going wherever it sends us."""
        return self._follow(self.get(url))

    def send(
        self, page: Answer, form: Form, words: Callable[[Field], str], /, **said: object
    ) -> Answer:
        """Fill in and send a form of `page`, and go where that leads."""
        url = urljoin(page.url, form.action) if form.action else page.url
        return self._follow(self.post(url, form.filled(words, **said)))

    def _follow(self, answer: Answer) -> Answer:
        for _ in range(5):
            if answer.status not in {301, 302, 303}:
                return answer
            answer = self.get(urljoin(answer.url, answer.headers["Location"]))
        raise RuntimeError(f"{answer.url} sends us round in circles.")

    def _ask(self, method: str, url: str, body: str | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.host, timeout=30)
        try:
            connection.request(method, url, body=body, headers=headers)
            response = connection.getresponse()
            found = Answer(
                url=urlsplit(url)._replace(scheme="", netloc="").geturl(),
                status=response.status,
                headers=response.headers,
                body=response.read(),
            )
        finally:
            connection.close()
        self._keep_cookies(response.headers)
        return found

    def _keep_cookies(self, headers: http.client.HTTPMessage) -> None:
        for line in headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            if value.strip('"') and "max-age=0" not in line.lower():
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)


def forms(html: str) -> list[Form]:
    """Return the forms of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._field: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(said.get("action", ""), said.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "option" and self._field:
            value = said.get("value", "")
            self._field.values.append(value)
            if "selected" in said:
                self._field.chosen.append(value)
        elif tag in {"input", "textarea", "select", "button"} and said.get("name"):
            self._control(tag, said)

    def handle_data(self, data: str) -> None:
        if self._field and self._field.kind == "textarea":
            self._field.chosen = ["".join([*self._field.chosen, data])]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag in {"textarea", "select"}:
            self._field = None

    def _control(self, tag: str, said: dict[str, str]) -> None:
        if self._form is None or "disabled" in said:
            return
        kind = said.get("type", "text") if tag == "input" else tag
        one = self._form.fields.setdefault(said["name"], Field(said["name"], kind))
        one.longest = int(said.get("maxlength") or 0)
        if tag in {"textarea", "select"}:
            self._field = one
            return
        value = said.get("value", "on" if kind in {"checkbox", "radio"} else "")
        one.values.append(value)
        if "checked" in said or kind not in {"checkbox", "radio", "button"}:
            one.chosen.append(value)


TYPED = {
    "date": "2026-03-04",
    "datetime-local": "2026-03-04T05:06",
    "time": "05:06",
    "month": "2026-03",
    "number": "4",
    "range": "4",
}


def _fill(one: Field, words: Callable[[Field], str]) -> list[str]:
    match one.kind:
        case "hidden" | "button" | "submit":
            return (one.chosen or one.values)[:1] or [""]
        case "checkbox":
            return one.values
        case "radio" | "select":
            return one.chosen[-1:] or [v for v in one.values if v][:1]
        case kind if kind in TYPED:
            return [TYPED[kind]]
        case _:
            text = words(one)
            return [text[: one.longest] if one.longest else text]
