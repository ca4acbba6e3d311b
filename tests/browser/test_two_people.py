"""Two browsers at once: from the code in the room to the page that was read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import World

# slow: a server and two browsers
pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = "She looked at the clock while I was speaking."


def the_words(page: Page) -> str:
    page.goto("/clients/inviting/")
    page.get_by_label("The name that your client sees").fill("Dr Lee")
    page.get_by_role("button", name=re.compile("Make")).click()
    page.get_by_role("heading", name="Show this").wait_for()
    return " ".join(page.locator(".invitation__words li").all_inner_texts())


def join(client: Page, therapist: Page, name: str) -> None:
    """Join a client, whom the therapist calls by a name that nobody else has there."""
    client.goto(f"/with/joining/#{the_words(therapist).replace(' ', '.')}")
    client.get_by_role("button", name="Go on").click()
    client.get_by_label("What may they call you here?").fill(name)
    client.get_by_role("button", name="Yes, join").click()
    client.get_by_role("heading", name="Dr Lee").wait_for()
    therapist.goto("/clients/")


def test_two_people_from_the_code_to_the_read_page(world: World) -> None:
    with (
        world.open(world.somebody()) as client,
        world.open(world.people["therapist"]) as therapist,
    ):
        words = the_words(therapist)
        assert therapist.get_by_role("img", name="The same words as a code").is_visible()

        # What a camera opens: the words stand behind the hash, and are gone from the address.
        client.goto(f"/with/joining/#{words.replace(' ', '.')}")
        expect(client.get_by_label("The eight words")).to_have_value(words)
        assert client.url.endswith("/with/joining/")
        client.get_by_role("button", name="Go on").click()
        client.get_by_role("heading", name="Join with Dr Lee?").wait_for()
        client.get_by_label("What may they call you here?").fill("Sparrow")
        client.get_by_role("button", name="Yes, join").click()
        client.get_by_role("heading", name="Dr Lee").wait_for()

        client.goto("/moments/new/")
        client.locator("textarea[name=words]").evaluate(
            "(e, words) => e.value = words", WORDS
        )
        client.get_by_role("button", name=re.compile("Save|Keep")).first.click()
        client.wait_for_url(re.compile(r"/moments/(\?|$)"))
        client.locator(".list__item a").first.click()
        client.get_by_role("link", name="Share this with my therapist").click()
        before = client.locator(".shown").inner_text()
        assert WORDS in before
        client.get_by_role("button", name="Share with Dr Lee").click()
        client.get_by_text("Shared. You can take it back.").wait_for()

        therapist.goto("/clients/")
        row = therapist.locator(".list__item", has_text="Sparrow")
        expect(row).to_contain_text("something is waiting")
        row.get_by_role("link").click()
        therapist.locator(".list__item a").first.click()
        assert therapist.locator(".shown").inner_text() == before

        client.locator(".list__item a").first.click()
        client.get_by_text("Opened on").wait_for()
        client.get_by_role("button", name="Take it back").click()
        client.get_by_text("Taken back.").wait_for()
        answer = therapist.reload()
        assert answer is not None
        assert answer.status == 404
