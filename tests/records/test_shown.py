"""What a device may show while locked opens with its cookie alone, and the table tells nothing."""

from datetime import UTC, datetime
from uuid import uuid4

import msgspec

from between.records import keyring, keyroom, shown, visits
from between.records.models import Device
from between.records.shelf import as_sealed
from between.records.shown import Shown
from between.story.safety import SafetyPlan
from between.vault import visit as vault_visit
from tests.people import Somebody

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PLAN = SafetyPlan(signs="I stop answering", ask="Jo, 0123", when=NOW)


def device(whose: Somebody) -> tuple[Device, bytes]:
    secret = visits.remember(whose.keys, NOW)
    known = visits.device(secret)
    assert known is not None
    return known, secret


def test_a_plan_opens_with_this_devices_cookie_and_no_other(alice: Somebody) -> None:
    known, secret = device(alice)
    assert shown.read(known, secret).safety_plan() is None
    shown.show_plan(known, secret, PLAN, offline=True)
    again = visits.device(secret)
    assert again is not None
    assert shown.read(again, secret).safety_plan() == PLAN
    assert shown.read(again, secret).offline
    assert shown.read(again, bytes(32)) == Shown()
    other, _ = device(alice)
    other.sealed = again.sealed
    assert shown.read(other, secret) == Shown()


def test_letters_and_plan_come_and_go_without_each_other(alice: Somebody) -> None:
    known, secret = device(alice)
    letters = [(uuid4(), "A")]
    shown.show_plan(known, secret, PLAN, offline=False)
    visits.allow_marks(known, secret, letters, NOW)
    assert shown.read(known, secret).safety_plan() == PLAN
    shown.hide_plan(known, secret)
    assert visits.letters(known, secret) == letters
    shown.show_plan(known, secret, PLAN, offline=False)
    visits.forbid_marks(known, secret)
    assert visits.letters(known, secret) == []
    assert shown.read(known, secret).safety_plan() == PLAN


def test_the_table_does_not_tell_what_a_device_may_show(alice: Somebody) -> None:
    known, secret = device(alice)
    lengths = {len(as_sealed(known.sealed))}
    visits.allow_marks(known, secret, [(uuid4(), "AB")] * 50, NOW)
    lengths.add(len(as_sealed(known.sealed)))
    shown.show_plan(known, secret, PLAN, offline=True)
    lengths.add(len(as_sealed(known.sealed)))
    shown.hide_everywhere(alice.keys.account)
    known.refresh_from_db()
    lengths.add(len(as_sealed(known.sealed)))
    assert len(lengths) == 1
    assert min(lengths) > 8000


def test_taken_back_everywhere_it_is_gone_from_others_and_stays_on_the_one_left_out(
    alice: Somebody, charlie: Somebody
) -> None:
    here, at_hand = device(alice)
    there, elsewhere = device(alice)
    his, own = device(charlie)
    for known, secret in ((here, at_hand), (there, elsewhere), (his, own)):
        shown.show_plan(known, secret, PLAN, offline=False)
    shown.hide_everywhere(alice.keys.account, but=here)
    found = [visits.device(one) for one in (at_hand, elsewhere, own)]
    plans = [
        one and shown.read(one, secret).safety_plan()
        for one, secret in zip(found, (at_hand, elsewhere, own), strict=True)
    ]
    assert plans == [PLAN, None, PLAN]


def test_a_forgotten_device_and_an_erased_account_show_nothing(alice: Somebody) -> None:
    (known, secret), (_, other) = device(alice), device(alice)
    shown.show_plan(known, secret, PLAN, offline=False)
    visits.forget(known)
    assert visits.device(secret) is None
    keyroom.erase_account(alice.keys.account)
    assert visits.device(other) is None


def test_what_was_sealed_before_there_were_plans_still_opens(alice: Somebody) -> None:
    known, secret = device(alice)
    person = uuid4()
    known.sealed = vault_visit.seal_device(
        secret,
        keyring.of_server().pepper(alice.keys.account),
        msgspec.msgpack.encode([(person.bytes, "A")]),
        owner=alice.keys.account,
        device=bytes(known.id_hash),
    )
    assert visits.letters(known, secret) == [(person, "A")]
    known.sealed = None
    assert visits.letters(known, secret) == []


def test_a_plan_of_a_newer_between_is_not_shown() -> None:
    assert Shown(plan=b"\x00").safety_plan() is None
