"""Two browsers: a hurt is shared, prepared for, ticked by both, repaired, and only then echoes."""

import pytest

from tests.browser.conftest import World
from tests.browser.test_two_people import join

# slow: a server and two browsers
pytestmark = [pytest.mark.browser, pytest.mark.slow]

HURT = "You looked at the clock while I was speaking of my father."
PART = "I looked at the clock. You were in the middle of something."
ONLY_MINE = "Notes that nobody else reads."


def test_from_a_hurt_to_its_echoes(world: World) -> None:
    with (
        world.open(world.somebody()) as client,
        world.open(world.people["therapist"]) as therapist,
    ):
        join(client, therapist, "Wren")

        client.goto("/between-us/")
        client.get_by_role("link", name="Something between us").click()
        client.get_by_label("One line").fill(HURT)
        client.get_by_role("button", name="See what Dr Lee would get").click()
        assert HURT in client.locator(".shown").inner_text()
        client.get_by_role("button", name="Share with Dr Lee").click()
        client.get_by_text("You shared it.").wait_for()
        hurt = client.url

        row = therapist.locator(".list__item", has_text="Wren")
        row.get_by_role("link").click()
        therapist.locator(".list__item a").first.click()
        therapist.get_by_role("heading", name="What helps now").wait_for()
        assert HURT in therapist.locator(".shown").inner_text()
        therapist.get_by_role("textbox", name="My part").fill(PART)
        therapist.get_by_role("textbox", name="Before we speak").fill(ONLY_MINE)
        therapist.get_by_role("button", name="Keep").click()
        therapist.get_by_text("Kept, sealed").wait_for()
        therapist.get_by_role("button", name="Tick: I heard it").click()
        therapist.get_by_text("The words that were shared").click()
        # The line that was prepared stands there to be read before it is ticked.
        assert therapist.locator("#words-contribution").input_value() == PART
        therapist.get_by_role("button", name="Tick: This was my part").click()
        therapist.get_by_role("button", name="Take back: This was my part").wait_for()

        client.get_by_role("link", name="Does it remind me").click()
        client.get_by_text("Today it is about the two of you").wait_for()
        client.goto(f"{client.url}?look")
        assert client.get_by_text("Today it is about the two of you").is_visible()

        client.goto("/between-us/")
        assert PART in client.locator("main").inner_text()
        client.get_by_role("link", name="The way back").click()
        client.get_by_role("button", name="Tick: I said it").click()
        client.get_by_role("button", name="Tick: It is all right between us").click()
        client.get_by_text("You wrote that it is all right between you again").wait_for()
        assert ONLY_MINE not in client.content()
        therapist.reload()
        therapist.get_by_text("Repaired, in your client's words.").first.wait_for()
        assert therapist.get_by_role("button", name="Tick: Your client").count() == 0

        client.goto(hurt)
        heard = client.get_by_role("group", name="Did you feel heard?")
        heard.get_by_text("yes", exact=True).click()
        client.locator("#after").get_by_role("button", name="Keep").click()
        client.get_by_role("link", name="Does it remind me").click()
        client.get_by_role("link", name="Look").click()
        client.get_by_text("Too little is written down").wait_for()
