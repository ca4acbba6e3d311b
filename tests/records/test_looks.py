"""Looks: the client reads when what they shared was opened; a thief reads a day alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import msgspec
import pytest

from between.records import grants, joined, keyroom, looks, renewing, visits
from between.records.joined import Side
from between.records.looks import Looked, Recent
from between.records.models import Grant, Look
from between.records.shelf import Missing
from between.story.sharing import Passage, Shared, What
from between.vault.envelope import key_id
from between.vault.labels import Purpose
from between.vault.note import seal_note
from tests.people import SOURCE, Somebody, fresh, join
from tests.records.outside import asked

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TITLE = "Something hurt, with quillfeather"

Two = tuple[Somebody, Somebody, UUID]


@pytest.fixture
def two(alice: Somebody, bob: Somebody) -> Two:
    return join(alice, bob, NOW)


def share(alice: Somebody, bond: UUID, title: str = TITLE) -> UUID:
    thing = Shared(
        what=What.MOMENT,
        title=title,
        passages=(Passage(heading="In my words", words="so"),),
        when=NOW,
    )
    return grants.share(alice.keys, bond, thing, NOW.date())


def recent(alice: Somebody, bond: UUID) -> Recent:
    with_ = joined.one(alice.keys, bond, Side.CLIENT)
    titles = {one.id: one.shared.title for one in grants.given(alice.keys, with_)}
    return looks.recent(alice.keys, with_.keys, titles)


def test_each_look_is_read_by_the_client_to_the_hour(two: Two) -> None:
    alice, bob, bond = two
    grant = share(alice, bond)
    for at in (NOW, NOW + 3 * HOUR, NOW + DAY):
        grants.read(bob.keys, grant, at)
    found = recent(alice, bond)
    hours = [(NOW + late).replace(minute=0) for late in (DAY, 3 * HOUR, 0 * HOUR)]
    assert [one.when for one in found.looked] == hours
    assert {one.title for one in found.looked} == {TITLE}
    assert found.closed == 0


def test_within_one_hour_one_thing_is_noted_once_and_two_are_two(two: Two) -> None:
    alice, bob, bond = two
    one, other = share(alice, bond), share(alice, bond, "another")
    for minutes in (0, 1, 57):
        grants.read(bob.keys, one, NOW + timedelta(minutes=minutes))
    grants.read(bob.keys, other, NOW)
    assert Look.objects.count() == 2
    assert {one.title for one in recent(alice, bond).looked} == {TITLE, "another"}


def test_the_row_tells_a_thief_the_bond_and_a_day(two: Two) -> None:
    alice, bob, bond = two
    grant = share(alice, bond)
    grants.read(bob.keys, grant, NOW)
    (row,) = Look.objects.values()
    assert set(row) == {"id", "bond_id", "sealed", "day"}
    assert (row["bond_id"], row["day"]) == (bond, NOW.date())
    assert len(row["sealed"]) == 1084
    assert grant.bytes not in bytes(row["sealed"])


def test_looking_at_the_list_is_no_look(two: Two) -> None:
    alice, bob, bond = two
    share(alice, bond)
    grants.given(bob.keys, joined.one(bob.keys, bond, Side.THERAPIST))
    assert not Look.objects.exists()


def test_who_may_not_open_leaves_no_look(two: Two, dora: Somebody) -> None:
    alice, _, bond = two
    grant = share(alice, bond)
    for keys in (dora.keys, alice.keys):
        with pytest.raises(Missing):
            grants.read(keys, grant, NOW)
    assert not Look.objects.exists()


def test_what_was_taken_back_keeps_its_title_for_the_client_alone(two: Two) -> None:
    alice, bob, bond = two
    grant = share(alice, bond)
    grants.read(bob.keys, grant, NOW)
    grants.withdraw(alice.keys, grant, NOW)
    assert [one.title for one in recent(alice, bond).looked] == [TITLE]
    sealed = bytes(Look.objects.get().sealed)
    assert sealed[4:20] == key_id(alice.keys.account_key)
    held = joined.one(bob.keys, bond, Side.THERAPIST).keys
    assert key_id(held.key(1)) not in sealed


def test_a_copy_that_cannot_be_opened_is_taken_back_without_its_title(two: Two) -> None:
    alice, bob, bond = two
    grant = share(alice, bond)
    grants.read(bob.keys, grant, NOW)
    Grant.objects.update(sealed=b"damaged")
    grants.withdraw(alice.keys, grant, NOW)
    assert [one.title for one in recent(alice, bond).looked] == [""]


@pytest.mark.parametrize("who", ["client", "therapist"])
def test_after_the_end_looks_are_still_noted(two: Two, who: str) -> None:
    alice, bob, bond = two
    grant = share(alice, bond)
    side = Side.CLIENT if who == "client" else Side.THERAPIST
    keys = (alice if who == "client" else bob).keys
    joined.end(keys, joined.one(keys, bond, side))
    grants.read(fresh(bob).keys, grant, NOW)
    assert [one.title for one in recent(fresh(alice), bond).looked] == [TITLE]


def test_with_every_key_drawn_anew_the_list_stays(two: Two) -> None:
    alice, bob, bond = two
    kept, gone = share(alice, bond, "kept"), share(alice, bond, "gone")
    for grant in (kept, gone):
        grants.read(bob.keys, grant, NOW)
    grants.withdraw(alice.keys, gone, NOW)
    keys = renewing.renew(alice.keys, "otter lantern new", NOW, source=SOURCE)
    grants.read(bob.keys, kept, NOW + DAY)
    found = recent(replace(alice, keys=keys), bond)
    assert [one.title for one in found.looked] == ["kept", "gone", "kept"]
    assert found.closed == 0


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode([-1, uuid4()]),
        msgspec.msgpack.encode([2**62, uuid4()]),
        msgspec.msgpack.encode([0, "no id"]),
        msgspec.msgpack.encode({"hour": 0}),
        msgspec.msgpack.encode([0, uuid4(), 7]),
    ],
    ids=["nothing", "junk", "before", "after", "no id", "a map", "no title"],
)
def test_whatever_the_other_side_writes_breaks_nothing(two: Two, document: bytes) -> None:
    alice, bob, bond = two
    grants.read(bob.keys, share(alice, bond), NOW)
    held, row = joined.one(bob.keys, bond, Side.THERAPIST).keys, uuid4()
    sealed = seal_note(held.key(1), document, purpose=Purpose.LOOK, owner=bond, row=row)
    Look.objects.create(id=row, bond_id=bond, sealed=sealed, day=date(2026, 5, 3))
    found = recent(alice, bond)
    assert (len(found.looked), found.closed) == (1, 1)


def test_a_row_that_was_moved_or_changed_is_counted(two: Two, charlie: Somebody) -> None:
    alice, bob, bond = two
    charlie, _, other = join(charlie, fresh(bob), NOW)
    grants.read(bob.keys, share(alice, bond), NOW)
    Look.objects.create(id=uuid4(), bond_id=bond, sealed=b"x", day=NOW.date())
    asked("UPDATE records_look SET sealed = 'text' WHERE length(sealed) = 1")
    assert recent(alice, bond).closed == 1
    Look.objects.update(bond_id=other)
    assert recent(alice, bond) == Recent((), 0)
    assert recent(charlie, other) == Recent((), 2)


def test_who_erases_their_account_takes_their_list_along(two: Two) -> None:
    alice, bob, bond = two
    grant = share(alice, bond)
    grants.read(bob.keys, grant, NOW)
    keyroom.erase_account(alice.keys.account)
    assert not Look.objects.exists()
    assert grants.read(bob.keys, grant, NOW)[1].shared.title == TITLE
    assert not Look.objects.exists()


def test_a_therapist_who_is_gone_leaves_the_list(two: Two) -> None:
    alice, bob, bond = two
    grants.read(bob.keys, share(alice, bond), NOW)
    keyroom.erase_account(bob.keys.account)
    assert [one.title for one in recent(alice, bond).looked] == [TITLE]


def test_after_90_days_it_is_forgotten(two: Two) -> None:
    alice, bob, bond = two
    grants.read(bob.keys, share(alice, bond), NOW)
    visits.prune(NOW + 90 * DAY)
    assert Look.objects.count() == 1
    visits.prune(NOW + 91 * DAY)
    assert not Look.objects.exists()


def test_a_look_knows_its_hour() -> None:
    assert Looked(3600, uuid4()).when == datetime(1970, 1, 1, 1, tzinfo=UTC)
