"""A person without script who opens every page they are shown and fills in every form on it."""

import re
from collections import deque
from collections.abc import Callable, Iterable
from urllib.parse import urljoin, urlsplit

from tests.visitor import Answer, Field, Form, Visitor

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')
# These end the visit or the account; a life does them by itself, at their time.
LEFT_ALONE = (
    "/lock/",
    "/leave/",
    "/unlock/",
    "/recovery/",
    "/account/",
    "/sign-up/",
    "/demo",
)
TAKES_AWAY = ("/erasing/", "/removing/", "/merging/", "/discarding/")


class Wanderer:
    """Goes from link to link and sends each kind of form once; what takes away only if told."""

    def __init__(
        self,
        visitor: Visitor,
        words: Callable[[Field], str],
        *,
        takes_away: bool = False,
        most_pages: int = 150,
    ) -> None:
        self.visitor, self.words, self.most_pages = visitor, words, most_pages
        self.takes_away = takes_away
        self.sent: list[str] = []
        self.answers: list[Answer] = []
        self._known_forms: set[str] = set()
        self._known_pages: set[str] = set()

    def wander(self, begin: Iterable[str]) -> None:
        """Go wherever links and forms lead from the pages `begin`."""
        waiting = deque(begin)
        while waiting and len(self._known_pages) < self.most_pages:
            url = waiting.popleft()
            if _kind(url) in self._known_pages:
                continue
            self._known_pages.add(_kind(url))
            page = self.visitor.open(url)
            self.answers.append(page)
            waiting.extend(self._links(page))
            for form in page.forms:
                for answer in self._try(page, form):
                    waiting.extend(self._links(answer))

    def _try(self, page: Answer, form: Form) -> list[Answer]:
        action = urlsplit(urljoin(page.url, form.action)).path
        kind = f"{_kind(action)} {sorted(form.fields)}"
        if form.method != "post" or action.startswith(LEFT_ALONE):
            return []
        if kind in self._known_forms or (
            not self.takes_away and action.endswith(TAKES_AWAY)
        ):
            return []
        self._known_forms.add(kind)
        answers = []
        for change in _buttons(form):
            answer = self.visitor.send(page, form, self.words, **change)
            self.sent.append(action)
            self.answers.append(answer)
            answers.append(answer)
        return answers

    def _links(self, page: Answer) -> list[str]:
        return [
            link
            for link in dict.fromkeys(LINK.findall(page.text))
            if not link.startswith(("/lock/", "/leave/", "/static/"))
        ]


def _buttons(form: Form) -> list[dict[str, str]]:
    """Return one sending for each button that says something, or one without any."""
    named = [one for one in form.fields.values() if one.kind in {"button", "submit"}]
    return [{one.name: value} for one in named for value in one.values] or [{}]


def _kind(url: str) -> str:
    return ID.sub("ID", url)
