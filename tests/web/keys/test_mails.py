"""Mails without content, from the pages to a real mail server: two reasons, and not a word."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from between.records import mails as asked_for
from between.records import post, shelf
from between.records.models import Mailbox
from between.story.episode import Answer
from between.story.hurt import Hurt
from tests.mailserver import SENDER, Postbox, free_port, listening, told
from tests.people import Somebody, fresh
from tests.web.bond.test_sharing import share
from tests.web.bond.two import joined, text
from tests.web.cards.test_card import keep, met, url
from tests.web.moments import notes
from tests.web.together.test_sessions import SOON, add, address

PAGE = "/account/mails/"
WORDS = "quillfeather on the windowsill"
HALF_AN_HOUR = timedelta(minutes=31)
EVENING = datetime.fromisoformat(f"{SOON - timedelta(days=1)}T19:00:01+00:00")
CHANGING = re.compile(rb"^(To|Date|Message-ID):.*\r\n", re.MULTILINE)


@pytest.fixture
def box(settings: Any) -> Iterator[Postbox]:
    port = free_port()
    settings.BETWEEN_MAIL = told(port)
    with listening(port) as box:
        yield box


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob)


def ask(whose: Somebody, *reasons: str, to: str = "") -> str:
    said = {"address": to or f"{whose.name}@mailbox.example"} | dict.fromkeys(reasons, "on")
    answer = whose.client.post(PAGE, said, follow=True)
    return answer.content.decode()


def deliver(settings: Any, when: datetime) -> int:
    return post.deliver(settings.BETWEEN_MAIL, lambda: when)


def share_something(alice: Somebody, bond: str) -> str:
    ana = notes.person(alice, "Ana")
    moment = notes.moment(alice, person=ana, words=WORDS, wish=Answer(codes=("w6",)))
    return share(alice, bond, str(moment))


def test_both_mails_come_and_hold_no_word_and_are_the_same_bytes(
    alice: Somebody, bob: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    ask(bob, "news")
    ask(alice, "near")
    share_something(alice, bond)
    add(alice, bond.strip("/").split("/")[-1])
    assert deliver(settings, timezone.now()) == 0  # some minutes later
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 1
    assert deliver(settings, EVENING) == 1
    assert box.to == [f"{bob.name}@mailbox.example", f"{alice.name}@mailbox.example"]
    first, second = (CHANGING.sub(b"", one) for one in box.came)
    assert first == second
    for one in box.came:
        check_silent(one, alice, bob)
    assert box.called == ["linden.example"] * 2


def check_silent(mail: bytes, alice: Somebody, bob: Somebody) -> None:
    """The whole of it: eight headers, one sentence."""
    head, body = mail.decode("ascii").split("\r\n\r\n")
    names = [line.split(":")[0] for line in head.split("\r\n")]
    assert sorted(names) == [
        "Auto-Submitted",
        "Content-Transfer-Encoding",
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
    ]
    assert body == "This is the reminder that you asked for.\r\n"
    assert f"From: {SENDER}\r\n" in head
    assert "Content-Type: text/plain" in head
    said = CHANGING.sub(b"", mail).decode().lower()
    for word in (*WORDS.split()[:1], "ana", alice.name, bob.name, "between", "http", "lee"):
        assert word not in said
    assert re.search(r"^Message-ID: <[0-9a-f]{32}@linden\.example>", head, re.MULTILINE)


def test_off_means_none(
    alice: Somebody, bob: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    ask(bob)
    ask(alice, "news")
    share_something(alice, bond)
    add(alice, bond.strip("/").split("/")[-1])
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 0
    assert deliver(settings, EVENING) == 0
    assert box.came == []


def test_a_client_hears_of_what_the_therapist_wrote_together(
    alice: Somebody, bob: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    page = ask(alice, "news")
    assert "my therapist changed a session" in page
    assert "a client shared something" in ask(bob)
    bob.client.post(
        f"/together/{bond.strip('/').split('/')[-1]}/agreement/", {"reading": "x"}
    )
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 1
    assert box.to == [f"{alice.name}@mailbox.example"]


@pytest.mark.parametrize("writer", ["client", "therapist"])
def test_a_card_that_is_opened_is_told_to_the_other(
    writer: str, alice: Somebody, bob: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    """Also to a therapist with whom nothing lies that they have not read."""
    writes, hears = (alice, bob) if writer == "client" else (bob, alice)
    of = bond.strip("/").split("/")[-1]
    meeting = met(writes, of)
    keep(writes, of, meeting)
    ask(hears, "news")
    assert dues(hears) == []
    writes.client.post(url(of, meeting, "showing/"))
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 1
    assert box.to == [f"{hears.name}@mailbox.example"]


def test_a_line_that_is_seen_now_is_told_to_the_client(
    alice: Somebody, bob: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    of = bond.strip("/").split("/")[-1]
    ask(alice, "news")
    said, meeting = {"may_have_missed": "on", "seen": "now"}, met(bob, of)
    keep(bob, of, meeting, **said)
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 1
    assert box.to == [f"{alice.name}@mailbox.example"]
    keep(bob, of, meeting, version="1", **said)
    assert dues(alice) == []  # it was said once, and is not new again


@pytest.mark.parametrize("writer", ["client", "therapist"])
def test_a_line_of_the_way_back_is_told_to_the_other(
    writer: str, alice: Somebody, bob: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    of = bond.strip("/").split("/")[-1]
    now = timezone.now()
    hurt = shelf.put(fresh(alice).keys, Hurt(when=now, zone="UTC"), now.date())
    ledger = f"/together/{of}/way-back/{hurt}/"
    step = "raised"
    if writer == "therapist":
        alice.client.post(f"{ledger}raised/ticking/", {"attempt": "1"})
        step = "heard"
    writes, hears = (alice, bob) if writer == "client" else (bob, alice)
    ask(hears, "news")
    assert dues(hears) == []
    writes.client.post(f"{ledger}{step}/ticking/", {"attempt": "1"})
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 1
    assert box.to == [f"{hears.name}@mailbox.example"]


def test_while_two_take_a_break_nothing_is_told(
    alice: Somebody, bob: Somebody, bond: str, box: Postbox
) -> None:
    ask(alice, "news")
    of = bond.strip("/").split("/")[-1]
    alice.client.post(f"/with/{of}/resting/")
    bob.client.post(f"/together/{of}/agreement/", {"reading": "x"})
    assert dues(alice) == []


def test_what_was_read_or_taken_back_by_then_calls_for_no_mail(
    alice: Somebody, bob: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    ask(bob, "news")
    first = share_something(alice, bond)
    alice.client.post(f"/shared/{first}/withdrawing/")
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 0
    assert share_something(alice, bond) != first
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 1


def test_a_withdrawn_session_calls_for_none_and_a_moved_one_for_its_new_day(
    alice: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    ask(alice, "near")
    of = bond.strip("/").split("/")[-1]
    add(alice, of)
    later = (SOON + timedelta(days=2)).isoformat()
    moved = {"course": "moved", "day": later, "time": "09:00", "version": "1"}
    alice.client.post(address(alice, of), moved)
    assert deliver(settings, EVENING) == 0
    assert [one.until for one in dues(alice)] == [at_midnight(SOON + timedelta(days=2))]
    page = alice.client.get(f"/together/{of}/sessions/").content.decode()
    found = re.findall(rf"/together/{of}/sessions/[0-9a-f-]{{36}}/", page)[0]
    alice.client.post(found, {"course": "cancelled", "version": "1"})
    assert dues(alice) == []


def at_midnight(day: Any) -> int:
    return int(datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp())


def dues(whose: Somebody) -> list[Any]:
    wanted = asked_for.of(whose.keys)
    return list(wanted.plan.dues) if wanted else []


def test_what_the_other_changed_counts_at_the_next_look(
    alice: Somebody, bob: Somebody, bond: str, box: Postbox
) -> None:
    ask(alice, "near")
    of = bond.strip("/").split("/")[-1]
    add(bob, of)
    assert dues(alice) == []
    text(alice.client, f"/together/{of}/sessions/")
    assert len(dues(alice)) == 1
    alice.client.post(f"/with/{of}/ending/")
    assert dues(fresh(alice)) == []


def test_one_can_be_sent_to_oneself_and_its_end_is_told(
    alice: Somebody, box: Postbox, settings: Any
) -> None:
    assert "/account/mails/trial/" in ask(alice, "news")
    alice.client.post("/account/mails/trial/")
    assert "On its way" in text(alice.client, PAGE)
    assert deliver(settings, timezone.now() + timedelta(seconds=1)) == 1
    page = text(alice.client, PAGE)
    assert re.search(r"Today \d\d:\d\d: handed to the mail server\.", page)
    assert page.count("None yet") == 2
    for _ in range(2):
        alice.client.post("/account/mails/trial/")
    answer = alice.client.post("/account/mails/trial/", follow=True)
    assert "Three were sent today." in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        "alice",
        "alice@",
        "Alice <alice@mailbox.example>",
        "alice@mailbox.example\r\nBcc: bob@mailbox.example",
        "alice@mailbox.example\nSubject: hello",
        '"alice\\\r\nx"@mailbox.example',
        "a@mailbox.example, b@mailbox.example",
        "alice\0@mailbox.example",
        "älice@mailbox.example",
        "\u017fam@mailbox.example",
        "alice@[127.0.0.1]",
        "alice@localhost",
        "a" * 65 + "@mailbox.example",
        "alice@" + "m" * 200 + ".example",
    ],
)
def test_what_is_no_plain_address_is_refused_kindly(
    wrong: str, alice: Somebody, box: Postbox
) -> None:
    page = ask(alice, "news", to=wrong)
    assert "This address cannot be used." in page
    assert not Mailbox.objects.exists()


@pytest.mark.parametrize(
    "right", ["a.l+i'c_e@mailbox.example", "alice@xn--mller-kva.example", " a@b.example "]
)
def test_odd_addresses_that_are_right_arrive(
    right: str, alice: Somebody, box: Postbox, settings: Any
) -> None:
    ask(alice, to=right)
    alice.client.post("/account/mails/trial/")
    assert deliver(settings, timezone.now() + timedelta(seconds=1)) == 1
    assert box.to == [right.strip()]


def test_a_domain_with_an_umlaut_travels_as_ascii(alice: Somebody, box: Postbox) -> None:
    ask(alice, to="alice@müller.example")
    wanted = asked_for.of(alice.keys)
    assert wanted
    assert wanted.address == "alice@xn--mller-kva.example"


def test_the_address_is_taken_away_at_once_also_by_an_empty_field(
    alice: Somebody, box: Postbox, settings: Any
) -> None:
    for way in ("/account/mails/removing/", PAGE):
        ask(alice, "news")
        alice.client.post("/account/mails/trial/")
        page = alice.client.post(way, {"address": ""}, follow=True).content.decode()
        assert "No address is kept here." in page
        assert not Mailbox.objects.exists()
    assert deliver(settings, timezone.now() + HALF_AN_HOUR) == 0


def test_it_goes_with_the_account(alice: Somebody, box: Postbox) -> None:
    ask(alice, "news")
    alice.client.post(
        "/account/erasing/", {"present": "otter lantern quietly brass meadow nine"}
    )
    assert not Mailbox.objects.exists()


def test_without_a_mail_server_nothing_is_offered_and_what_lies_there_can_go(
    alice: Somebody, settings: Any
) -> None:
    ask(alice, "news")
    assert "An address of yours is kept here." in text(alice.client, "/account/")
    settings.BETWEEN_MAIL = None
    page = text(alice.client, PAGE)
    assert "This server sends no mails." in page
    assert 'name="address"' not in page
    alice.client.post("/account/mails/removing/")
    assert "This server sends no mails." in text(alice.client, "/account/")
    ask(alice, "news")
    assert not Mailbox.objects.exists()


def test_the_page_says_before_a_yes_what_a_mail_tells(
    alice: Somebody, box: Postbox
) -> None:
    page = text(alice.client, PAGE)
    for said in (SENDER, "The reminder you asked for", "Whoever reads your mailbox"):
        assert said in page
    assert "the days on which you have one" in page
    assert "checked" not in page  # both are off


def test_a_made_up_person_is_offered_none(client: Any, box: Postbox, db: None) -> None:
    client.post("/demonstration/")
    assert PAGE not in text(client, "/account/")
    assert client.get(PAGE)["Location"] == "/account/"
    client.post(PAGE, {"address": "a@mailbox.example", "news": "on"})
    assert not Mailbox.objects.exists()


def test_who_is_here_sees_it_themselves(
    alice: Somebody, bob: Somebody, bond: str, box: Postbox, settings: Any
) -> None:
    ask(alice, "news", "near")
    add(bob, bond.strip("/").split("/")[-1])
    assert len(dues(alice)) == 1
    said = {"name": alice.name, "passphrase": "otter lantern quietly brass meadow nine"}
    alice.client.post("/lock/")
    alice.client.post("/unlock/", said)
    (due,) = dues(alice)
    assert due.until == at_midnight(SOON)  # the session that was seen, and no news
