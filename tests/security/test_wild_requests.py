"""Whatever is sent, the answer is a page with its headers, and never a broken one."""

import random
from typing import cast

import pytest
from django.http import HttpResponse
from django.utils import timezone

from tests.life import live
from tests.people import Somebody
from tests.security.addresses import every
from tests.security.attempt import as_it_was, sendings, twin
from tests.security.expected import EXPECTED
from tests.security.test_headers import wrong_headers
from tests.security.wild import requests


@pytest.mark.slow  # some hundred requests
def test_no_wild_request_breaks_a_page(alice: Somebody) -> None:
    assert _broken(alice, count=500, seed=20) == []


@pytest.mark.long
def test_no_wild_request_breaks_a_page_in_ten_thousand(alice: Somebody) -> None:
    assert _broken(alice, count=10_000, seed=21) == []


@pytest.mark.parametrize("url", ["/noticings/new/", "/unlock/?next=x"])
def test_a_next_page_that_is_none_is_left_out(alice: Somebody, url: str) -> None:
    client = twin(alice.client)
    answer = client.post(url, {"words": "I notice", "next": "nowhere"})
    assert answer.status_code < 400
    assert "nowhere" not in answer.get("Location", "")


def _broken(alice: Somebody, *, count: int, seed: int) -> list[str]:
    """Send `count` wild requests; return those that broke, each as it can be sent again."""
    lived = live(alice.keys, timezone.now())
    urls = [one.url(**EXPECTED[one.name].of(lived)) for one in every()]
    known = sendings(alice, urls)
    make = requests(random.Random(seed), urls, known, [str(one) for one in lived.ids()])
    found = []
    for _ in range(count):
        wild = make()
        with as_it_was():
            answer = cast("HttpResponse", wild.send(twin(alice.client)))
            if answer.status_code >= 500 or wrong_headers(
                answer, is_static="/static/" in wild.url
            ):
                found.append(f"{answer.status_code} {_why(answer)} {wild}"[:600])
            answer.close()
    return found


def _why(answer: HttpResponse) -> str:
    error = getattr(answer, "exc_info", None)
    return f"{error[0].__name__}: {error[1]}"[:120] if error else str(wrong_headers(answer))
