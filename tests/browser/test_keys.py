"""Keys in a real browser: the sheet survives a reload, and no way leads back after leaving."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LISTEN, World

# slow: each drives Chromium against a real server
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def sign_up(page: Page) -> str:
    """Sign up with the six words offered; return them."""
    page.goto("/sign-up/")
    page.get_by_label("A name for here").fill("ana")
    words = page.locator(".offered-words .remember").inner_text()
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/account/sheet/")
    return words


@contextmanager
def at_localhost(world: World) -> Iterator[Page]:
    """A window that knows the server by name: no passkey is made for a number."""
    address = world.server.address.replace("127.0.0.1", "localhost")
    context = world.browser.new_context(base_url=address, reduced_motion="reduce")
    context.add_init_script(LISTEN)
    context.on("console", lambda line: world._heard(line.type, line.text))
    context.on("weberror", lambda error: world.faults.append(f"error {error.error}"))
    try:
        yield context.new_page()
    finally:
        context.close()


def authenticator(page: Page) -> None:
    """Give the browser a phone's own authenticator, made of software, that has a PRF."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        "hasPrf": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def key_on(page: Page) -> str:
    return "-".join(page.locator(".sheet__key li").all_inner_texts())


def test_from_signing_up_to_a_lost_passphrase(world: World) -> None:
    with world.open() as page:
        sign_up(page)
        name = page.locator(".remember--name").inner_text()
        key = key_on(page)
        page.reload()
        assert key_on(page) == key
        page.get_by_role("link", name="I have it on paper").click()
        page.get_by_label("The key on your sheet").fill(key.lower())
        page.get_by_role("button", name="Check").click()
        page.wait_for_url("**/moments/")
        page.get_by_role("button", name="Lock now").click()
        page.get_by_role("link", name="My passphrase is lost").click()
        page.get_by_label("Your name here").fill(name)
        page.get_by_label("The key on your sheet").fill(key)
        page.get_by_label("New passphrase").fill("another lantern under hills")
        page.get_by_label("The same once more").fill("another lantern under hills")
        page.get_by_role("button", name="Unlock").click()
        page.wait_for_url("**/account/sheet/")
        assert key_on(page) != key


def test_one_touch_unlocks_where_the_authenticator_has_a_prf(world: World) -> None:
    with at_localhost(world) as page:
        authenticator(page)
        words = sign_up(page)
        name = page.locator(".remember--name").inner_text()
        page.goto("/account/security/passkey/")
        assert not page.locator("[data-passkey-none]").is_visible()
        page.get_by_label("A name for it").fill("my phone")
        page.get_by_label("Your passphrase").fill(words)
        page.get_by_role("button", name="Set it up").click()
        page.get_by_text("it unlocks with one touch").wait_for()
        page.get_by_role("button", name="Lock now").click()
        page.wait_for_url("**/unlock/")
        page.get_by_role("button", name="Unlock with a passkey").click()
        page.wait_for_url("**/moments/")
        page.get_by_role("button", name="Lock now").click()
        page.get_by_label("Your name here").fill(name)
        page.get_by_label("Passphrase").fill(words)
        page.get_by_role("button", name="Unlock", exact=True).click()
        page.wait_for_url("**/unlock/code/")
        page.get_by_role("button", name="Use a passkey").click()
        page.wait_for_url("**/moments/")


def test_after_leaving_no_way_leads_back(world: World) -> None:
    with world.open() as page:
        page.goto("/help/")
        sign_up(page)
        page.goto("/account/")
        before = page.evaluate("history.length")
        page.get_by_role("link", name="Leave now").click()
        page.wait_for_url("**/leave/")
        assert page.title() == "New page"
        assert page.evaluate("history.length") == before
        page.go_back()
        page.wait_for_load_state()
        assert "/account/sheet/" not in page.url
        assert page.locator(".sheet__key").count() == 0
        assert page.get_by_role("button", name="Unlock").is_visible()


def test_after_locking_the_way_back_asks_to_unlock(world: World) -> None:
    with world.open() as page:
        sign_up(page)
        page.get_by_role("button", name="Lock now").click()
        page.wait_for_url("**/unlock/")
        page.go_back()
        page.wait_for_load_state()
        assert page.locator(".sheet__key").count() == 0


def test_only_the_chosen_way_to_a_passphrase_is_shown(world: World) -> None:
    with world.open() as page:
        page.goto("/sign-up/")
        own = page.get_by_label("My own passphrase")
        assert not own.is_visible()
        page.get_by_label("Use my own").check()
        assert own.is_visible()
        assert not page.locator(".offered-words").is_visible()


def test_without_script_both_ways_work_and_a_made_up_person_goes(world: World) -> None:
    with world.open(java_script_enabled=False) as page:
        page.goto("/")
        page.get_by_role("button", name="Look at a made-up example").click()
        page.get_by_text("You are looking at a made-up person").wait_for()
        page.get_by_role("button", name="Take them away").first.click()
        page.get_by_role("link", name="Sign up").wait_for()
        sign_up(page)
        assert key_on(page)


def test_the_printed_page_is_the_sheet_alone(world: World) -> None:
    with world.open() as page:
        sign_up(page)
        page.emulate_media(media="print")
        assert page.locator(".sheet").is_visible()
        assert page.locator(".sheet__qr svg").is_visible()
        for hidden in (".topbar", ".foot", ".actions", "h1"):
            assert not page.locator(hidden).first.is_visible()
