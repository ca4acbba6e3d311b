"""The post: none goes out twice, none is lost without a word, and nobody's address is told."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from between.records import (
    courier,
    keyring,
    keyroom,
    mailbox,
    mails,
    post,
    postmark,
    renewing,
)
from between.records.courier import How, MailServer, Tls
from between.records.mailbox import Outcome, Reason
from between.records.models import Mailbox
from tests.mailserver import Postbox, free_port, listening, only, told, with_tls
from tests.people import Somebody
from tests.records.outside import asked

NOW = timezone.now().replace(microsecond=0)
TO = "alice@mailbox.example"
committing = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server() -> MailServer:
    return told(free_port())


@pytest.fixture
def box(server: MailServer) -> Iterator[Postbox]:
    with listening(server.port) as box:
        yield box


@pytest.fixture
def waiting(alice: Somebody) -> Somebody:
    """Alice, for whom a mail is due now."""
    mails.keep(alice.keys, TO, NOW, news=True, near=True)
    assert mails.ask_for_trial(alice.keys, NOW)
    return alice


def deliver(server: MailServer, minutes: float = 0) -> int:
    return post.deliver(server, lambda: NOW + timedelta(minutes=minutes))


def last(whose: Somebody, reason: Reason = Reason.TRIAL) -> Outcome | None:
    plan = mailbox.read(whose.keys.account)
    assert plan
    return plan.last.get(reason)


def how(whose: Somebody, reason: Reason = Reason.TRIAL) -> How | None:
    found = last(whose, reason)
    return found.how if found else None


def test_a_server_that_is_down_gets_it_when_it_is_up(
    waiting: Somebody, server: MailServer
) -> None:
    assert deliver(server) == 1
    assert how(waiting) is How.LATER
    with listening(server.port) as box:
        assert deliver(server, 4) == 0
        assert deliver(server, 6) == 1
        assert deliver(server, 60) == 0
    assert (how(waiting), box.to) == (How.SENT, [TO])


def test_what_nobody_took_in_time_is_told(waiting: Somebody, server: MailServer) -> None:
    assert [deliver(server, minutes) for minutes in (0, 6, 30, 60)] == [1, 1, 0, 0]
    assert how(waiting) is How.LATE
    assert mailbox.read(waiting.keys.account).dues == ()  # type: ignore[union-attr]


def test_what_was_due_while_the_server_was_off_is_told_too(
    waiting: Somebody, server: MailServer, box: Postbox
) -> None:
    assert deliver(server, 17) == 0
    assert (how(waiting), box.came) == (How.LATE, [])


@pytest.mark.parametrize(
    ("says", "becomes"),
    [
        ({"rcpt": "550 no such mailbox"}, How.REFUSED),
        ({"rcpt": "451 busy"}, How.LATER),
        ({"data": "554 not wanted"}, How.REFUSED),
        ({"data": "451 busy"}, How.LATER),
    ],
)
def test_what_the_server_says_is_what_becomes_of_it(
    says: dict[str, str], becomes: How, waiting: Somebody, server: MailServer, box: Postbox
) -> None:
    box.says = says
    assert deliver(server) == 1
    assert how(waiting) is becomes
    box.says = {}
    assert deliver(server, 6) == (becomes is How.LATER)


def test_one_that_was_cut_off_after_it_arrived_is_not_sent_again(
    waiting: Somebody, server: MailServer, box: Postbox
) -> None:
    box.says = {"cut": "yes"}
    assert deliver(server) == 1
    assert deliver(server, 60) == 0
    assert (how(waiting), len(box.came)) == (How.UNSURE, 1)


def test_killed_between_handing_over_and_noting_it_is_not_sent_again(
    waiting: Somebody, server: MailServer, box: Postbox
) -> None:
    parcel = post.take(waiting.keys.account, NOW)
    assert parcel
    courier.hand_over(server, parcel.address, NOW)
    assert [deliver(server, minutes) for minutes in (0, 5, 11, 60)] == [0, 0, 0, 0]
    assert last(waiting) == Outcome(how=How.UNSURE, at=int(NOW.timestamp()))
    assert len(box.came) == 1


def test_a_restored_database_sends_no_old_mail_again(
    waiting: Somebody, server: MailServer, box: Postbox
) -> None:
    before = asked("SELECT plan FROM records_mailbox")
    assert deliver(server) == 1
    asked("UPDATE records_mailbox SET plan = %s", *before[0])
    assert deliver(server, 1) == 0
    assert len(box.came) == 1
    assert mails.ask_for_trial(waiting.keys, NOW)
    assert deliver(server, 1) == 1


def test_a_restored_database_sends_nothing_to_an_address_that_was_taken_away(
    waiting: Somebody, server: MailServer, box: Postbox
) -> None:
    row = asked("SELECT * FROM records_mailbox")[0]
    mails.remove(waiting.keys, NOW + timedelta(seconds=1))
    asked("INSERT INTO records_mailbox VALUES (%s, %s, %s)", *row)
    wanted = mails.of(waiting.keys)
    assert wanted
    assert wanted.rests
    assert deliver(server, 1) == 0
    mails.keep(waiting.keys, TO, NOW + timedelta(seconds=2), news=True, near=False)
    assert mails.ask_for_trial(waiting.keys, NOW + timedelta(seconds=3))
    assert deliver(server, 1) == 1


def test_an_address_of_before_does_not_open_beside_a_newer_plan(waiting: Somebody) -> None:
    old = asked("SELECT address FROM records_mailbox")[0]
    later = NOW + timedelta(seconds=1)
    mails.keep(waiting.keys, "new@mailbox.example", later, news=True, near=True)
    asked("UPDATE records_mailbox SET address = %s", *old)
    assert mails.of(waiting.keys) is None


def test_on_another_machine_mails_rest_until_their_owner_has_looked(
    waiting: Somebody, server: MailServer, box: Postbox, settings: Any
) -> None:
    path = Path(settings.BETWEEN_KEYRING) / "postmark" / waiting.keys.account.hex
    assert path.stat().st_mode & 0o077 == 0
    path.unlink()
    assert deliver(server) == 0
    assert mails.of(waiting.keys).rests  # type: ignore[union-attr]


def test_an_erased_account_leaves_no_postmark(waiting: Somebody, settings: Any) -> None:
    keyroom.erase_account(waiting.keys.account)
    assert postmark.read(waiting.keys.account) is None
    assert not Mailbox.objects.exists()


def test_what_an_erased_secret_sealed_opens_no_more(waiting: Somebody) -> None:
    keyring.of_server().erase(waiting.keys.account)
    assert mailbox.read(waiting.keys.account) is None


@committing
def test_drawing_all_keys_anew_keeps_the_wishes(
    waiting: Somebody, server: MailServer, box: Postbox
) -> None:
    before = mails.of(waiting.keys)
    fresh = renewing.renew(
        waiting.keys, "another lantern under seven hills", NOW, source=bytes(32)
    )
    assert mails.of(fresh) == before
    assert deliver(server) == 1
    assert box.to == [TO]


def test_news_comes_once_a_day_however_much_there_is(
    alice: Somebody, server: MailServer, box: Postbox
) -> None:
    mails.keep(alice.keys, TO, NOW, news=True, near=False)
    tell(alice.keys.account, 0)
    tell(alice.keys.account, 1)
    assert [deliver(server, minutes) for minutes in (4, 32)] == [0, 1]
    tell(alice.keys.account, 40)
    tell(alice.keys.account, 300)
    assert [deliver(server, minutes) for minutes in (90, 1400, 1440 + 62)] == [0, 0, 1]


def tell(account: UUID, minutes: float) -> None:
    now = int((NOW + timedelta(minutes=minutes)).timestamp())
    mailbox.change(account, lambda plan: mails._told(plan, now, unread=False))


def test_two_reasons_at_one_time_are_one_mail(
    alice: Somebody, server: MailServer, box: Postbox
) -> None:
    mails.keep(alice.keys, TO, NOW, news=True, near=False)
    tell(alice.keys.account, 0)
    assert mails.ask_for_trial(alice.keys, NOW + timedelta(minutes=31))
    assert deliver(server, 32) == 1
    assert how(alice, Reason.NEWS) is how(alice) is How.SENT


def test_the_evening_before_is_the_one_of_the_persons_own_clock(
    alice: Somebody, server: MailServer, box: Postbox
) -> None:
    zone, noon = ZoneInfo("Pacific/Auckland"), datetime(2026, 5, 3, 12, tzinfo=UTC)
    mails.keep(alice.keys, TO, noon, news=False, near=True)
    starts = [
        datetime(2026, 5, day, hour, tzinfo=zone) for day in (6, 8) for hour in (0, 9)
    ]
    mails.look_ahead(alice.keys, starts, zone, noon)
    first = mailbox.read(alice.keys.account)
    assert first
    at = [datetime.fromtimestamp(one.at, zone) for one in first.dues]
    assert [one.day for one in at] == [5, 7]
    assert all(17 <= one.hour < 19 for one in at)
    mails.look_ahead(alice.keys, starts[1:], zone, noon)
    assert mailbox.read(alice.keys.account) == first  # the hour is drawn once
    evening = datetime(2026, 5, 5, 19, tzinfo=zone)
    assert post.deliver(server, lambda: evening) == 1
    mails.look_ahead(alice.keys, starts, zone, evening)
    assert post.deliver(server, lambda: evening) == 0
    mails.look_ahead(alice.keys, [], zone, evening)
    assert mailbox.read(alice.keys.account).dues == ()  # type: ignore[union-attr]


def test_a_session_of_tomorrow_that_is_made_tonight_calls_for_none(alice: Somebody) -> None:
    zone, night = ZoneInfo("UTC"), datetime(2026, 5, 3, 20, tzinfo=UTC)
    mails.keep(alice.keys, TO, night, news=False, near=True)
    mails.look_ahead(alice.keys, [night + timedelta(hours=14)], zone, night)
    assert mailbox.read(alice.keys.account).dues == ()  # type: ignore[union-attr]


def test_the_table_does_not_tell_whether_or_when_anything_is_due(alice: Somebody) -> None:
    lengths = set()
    zone, start = ZoneInfo("UTC"), NOW + timedelta(days=3)
    for days in (0, 5, 60):
        mails.keep(alice.keys, TO, NOW, news=days > 0, near=True)
        sessions = [start + timedelta(days=n) for n in range(days)]
        mails.look_ahead(alice.keys, sessions, zone, NOW)
        tell(alice.keys.account, 0)
        lengths.add(len(asked("SELECT plan FROM records_mailbox")[0][0]))
    assert len(lengths) == 1


def test_failures_are_logged_without_an_address(
    waiting: Somebody, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        deliver(server)
        with listening(server.port) as box:
            box.says = {"rcpt": f"451 {TO} is busy"}
            deliver(server, 6)
    assert "ConnectionRefusedError" in caplog.text
    assert "does not take the recipient now" in caplog.text
    ours = [one for one in caplog.records if one.name.startswith("between")]
    assert not any(
        part in one.getMessage() for one in ours for part in ("alice", "mailbox.ex")
    )


def test_a_wrong_password_is_no_answer_about_the_address(
    waiting: Somebody, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    port, context = free_port(), with_tls(*map(str, certificate))
    said: dict[str, Any] = {"tls": Tls.STARTTLS, "user": "bob"}
    wrong, right = (told(port, password=one, **said) for one in ("wrong", "right"))
    with listening(port, tls_context=context, **only("right")) as box:
        assert deliver(wrong) == 1
        assert how(waiting) is How.LATER
        assert courier.look(wrong) == "SMTPAuthenticationError"
        assert courier.look(right) == ""
        assert deliver(right, 6) == 1
    assert box.to == [TO]
    assert "right" not in repr(right)


def test_no_word_is_said_before_the_way_is_closed(
    waiting: Somebody, server: MailServer, box: Postbox
) -> None:
    for tls in (Tls.STARTTLS, Tls.TLS):
        strict = told(server.port, tls=tls)
        assert courier.look(strict)
        assert courier.hand_over(strict, TO, NOW) is How.LATER
    assert box.came == []


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.TLS])
def test_a_known_certificate_is_trusted_and_a_strange_one_is_not(
    tls: Tls, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, context = free_port(), with_tls(*map(str, certificate))
    server = told(port, tls=tls)
    starttls: dict[str, Any] = {"tls_context": context, "require_starttls": True}
    options = {"ssl_context": context} if tls is Tls.TLS else starttls
    with listening(port, **options) as box:
        assert courier.hand_over(server, TO, NOW) is How.LATER
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        assert courier.hand_over(server, TO, NOW) is How.SENT
    assert box.to == [TO]
