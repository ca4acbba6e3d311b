"""What is shared is a copy of one thing, for one person, until it is taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from between.records import bonds, grants, head, joined, joints, keyroom, renewing
from between.records.grants import ChangedOutside
from between.records.head import State
from between.records.joined import NotOpen, Side, Standing
from between.records.keyroom import Unlocked
from between.records.models import Account, Bond, Grant, Joint
from between.records.shelf import CannotBeOpened, Kept, Missing, Stale
from between.story.sharing import Introduction, Passage, Shared, What
from between.vault.bond import bonds_of
from between.vault.entry import Place, open_entry, seal_entry
from between.vault.errors import WrongKey
from tests.people import SOURCE, Somebody, fresh, join

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
DAY = date(2026, 5, 3)
THING = Shared(
    what=What.MOMENT,
    title="3 May",
    passages=(Passage(heading="In my words", words="quillfeather"),),
    when=NOW,
)

Two = tuple[Somebody, Somebody, UUID]


@pytest.fixture
def two(alice: Somebody, bob: Somebody) -> Two:
    return join(alice, bob, NOW)


def test_the_therapist_reads_what_was_shared_and_when_is_noted_once(two: Two) -> None:
    alice, bob, bond = two
    grant = grants.share(alice.keys, bond, THING, DAY)
    (waiting,) = grants.given(bob.keys, joined.one(bob.keys, bond, Side.THERAPIST))
    assert waiting.opened_on is None
    _, read = grants.read(bob.keys, grant, NOW + timedelta(days=4))
    assert read.shared == THING
    grants.read(bob.keys, grant, NOW + timedelta(days=6))
    _, hers = grants.one(alice.keys, grant, Side.CLIENT)
    assert (hers.shared, hers.opened_on) == (THING, date(2026, 5, 7))


def test_nothing_shared_lies_in_the_table_in_clear(two: Two) -> None:
    alice, _, bond = two
    grants.share(alice.keys, bond, THING, DAY)
    assert b"quillfeather" not in bytes(Grant.objects.get().sealed)
    assert len(Grant.objects.get().sealed) == 1176


def test_nobody_else_can_read_it_or_take_it_back(
    two: Two, charlie: Somebody, dora: Somebody
) -> None:
    alice, bob, bond = two
    grant = grants.share(alice.keys, bond, THING, DAY)
    for keys in (charlie.keys, dora.keys, alice.keys):
        with pytest.raises(Missing):
            grants.read(keys, grant, NOW)
    for keys in (charlie.keys, dora.keys, bob.keys):
        with pytest.raises(Missing):
            grants.withdraw(keys, grant, NOW)
        with pytest.raises(Missing):
            grants.one(keys, grant, Side.CLIENT)
        with pytest.raises(Missing):
            grants.share(keys, bond, THING, DAY)


def test_what_was_taken_back_is_gone(two: Two) -> None:
    alice, bob, bond = two
    grant = grants.share(alice.keys, bond, THING, DAY)
    grants.withdraw(alice.keys, grant, NOW)
    assert not Grant.objects.exists()
    for _ in range(2):
        with pytest.raises(Missing):
            grants.withdraw(alice.keys, grant, NOW)
    with pytest.raises(Missing):
        grants.read(bob.keys, grant, NOW)


@pytest.mark.parametrize("how", [joined.rest, joined.end])
def test_nothing_is_shared_in_a_bond_that_rests_or_has_ended(two: Two, how: object) -> None:
    alice, bob, bond = two
    before = grants.share(alice.keys, bond, THING, DAY)
    assert callable(how)
    keys = how(alice.keys, joined.one(alice.keys, bond, Side.CLIENT))
    with pytest.raises(NotOpen):
        grants.share(keys, bond, THING, DAY)
    assert Grant.objects.count() == 1
    assert grants.read(bob.keys, before, NOW)[1].shared == THING


def test_what_is_sealed_after_the_end_opens_for_the_client_alone(two: Two) -> None:
    """Even a build that forgot to ask whether the bond is open shares with nobody."""
    alice, bob, bond = two
    keys = joined.end(alice.keys, joined.one(alice.keys, bond, Side.CLIENT))
    hers, his = (bonds_of(one.keychain)[bond] for one in (keys, fresh(bob).keys))
    place = Place(entry=uuid4(), owner=bond, kind="shared", epoch=2, version=1)
    sealed = seal_entry(hers.keys[-1], b"late", place)
    assert open_entry(hers.key(2), sealed, place) == b"late"
    with pytest.raises(WrongKey):
        his.key(2)
    with pytest.raises(WrongKey):
        open_entry(his.key(1), sealed, place)


def test_a_window_from_before_the_end_shares_nothing(two: Two) -> None:
    alice, bob, bond = two
    joined.end(alice.keys, joined.one(alice.keys, bond, Side.CLIENT))
    for standing in (Standing.ENDED, Standing.OPEN):  # the second one is set from outside
        Bond.objects.update(standing=standing)
        with pytest.raises(NotOpen):
            grants.share(alice.keys, bond, THING, DAY)
    assert not Grant.objects.exists()
    assert grants.given(bob.keys, joined.one(bob.keys, bond, Side.THERAPIST)) == []


@pytest.mark.parametrize("is_gone", [False, True])
def test_nothing_is_written_in_a_bond_that_has_ended(two: Two, is_gone: bool) -> None:
    alice, bob, bond = two
    (seen,) = joints.take(alice.keys, bond, Introduction)
    if is_gone:
        keyroom.erase_account(bob.keys.account)
    else:
        joined.end(bob.keys, joined.one(bob.keys, bond, Side.THERAPIST))
    before = Joint.objects.values_list().get()
    for one in (alice,) if is_gone else (alice, bob):
        writes: list[Callable[[Unlocked], object]] = [
            lambda keys: joints.put(keys, bond, seen.story, DAY),
            lambda keys: joints.change(keys, seen, bond, seen.story, DAY),
            lambda keys: joints.remove(keys, bond, Introduction, seen.id),
        ]
        for write in writes:
            with pytest.raises(Missing):
                write(one.keys)
    assert Joint.objects.values_list().get() == before


def test_changed_keys_share_nothing(two: Two) -> None:
    alice, bob, bond = two
    Account.objects.filter(id=bob.keys.account).update(verify_key=b"x" * 32)
    with pytest.raises(bonds.KeysChanged):
        grants.share(alice.keys, bond, THING, DAY)
    assert not Grant.objects.exists()


def test_a_damaged_copy_spoils_nothing_else(two: Two) -> None:
    alice, bob, bond = two
    good = grants.share(alice.keys, bond, THING, DAY)
    bad = grants.share(alice.keys, bond, THING, DAY)
    Grant.objects.filter(id=bad).update(sealed=b"damaged")
    listed = grants.given(bob.keys, joined.one(bob.keys, bond, Side.THERAPIST))
    assert [one.id for one in listed] == [good]
    with pytest.raises(CannotBeOpened):
        grants.read(bob.keys, bad, NOW)


def test_a_copy_in_another_row_or_bond_does_not_open(two: Two, charlie: Somebody) -> None:
    alice, bob, bond = two
    charlie, bob, other = join(charlie, bob, NOW)
    hers = grants.share(alice.keys, bond, THING, DAY)
    his = grants.share(charlie.keys, other, THING, DAY)
    Grant.objects.filter(id=his).update(bond=bond)
    with pytest.raises(CannotBeOpened):
        grants.one(alice.keys, his, Side.CLIENT)
    Grant.objects.filter(id=his).update(sealed=Grant.objects.get(id=hers).sealed)
    with pytest.raises(CannotBeOpened):
        grants.one(alice.keys, his, Side.CLIENT)


def test_both_write_in_the_bond_and_neither_overwrites_the_other(two: Two) -> None:
    alice, bob, bond = two
    (seen,) = joints.take(alice.keys, bond, Introduction)
    joints.change(bob.keys, seen, bond, Introduction(client="A", therapist="B"), DAY)
    with pytest.raises(Stale):
        joints.change(alice.keys, seen, bond, Introduction(client="C", therapist="D"), DAY)
    newest = joints.newest(alice.keys, bond, Introduction)
    assert newest == Introduction(client="A", therapist="B")


def test_nobody_else_writes_in_the_bond(two: Two, charlie: Somebody) -> None:
    alice, _, bond = two
    (seen,) = joints.take(alice.keys, bond, Introduction)
    for write in (
        lambda: joints.put(charlie.keys, bond, seen.story, DAY),
        lambda: joints.change(charlie.keys, seen, bond, seen.story, DAY),
        lambda: joints.take(charlie.keys, bond, Introduction),
        lambda: joints.change(
            alice.keys,
            Kept(id=uuid4(), version=1, day=DAY, story=seen.story),
            bond,
            seen.story,
            DAY,
        ),
    ):
        with pytest.raises(Missing):
            write()


def test_a_shared_thing_that_comes_back_after_it_was_taken_back_is_noticed(
    two: Two,
) -> None:
    alice, _, bond = two
    head.check(alice.keys)
    grant = grants.share(alice.keys, bond, THING, DAY)
    row = Grant.objects.get(id=grant)
    grants.withdraw(alice.keys, grant, NOW)
    assert head.check(alice.keys) is State.RIGHT
    row.save(force_insert=True)
    assert head.check(alice.keys) is State.ROWS


def test_nothing_is_shared_while_something_was_changed_from_outside(two: Two) -> None:
    alice, _, bond = two
    head.check(alice.keys)
    grants.share(alice.keys, bond, THING, DAY)
    Grant.objects.all().delete()
    head.check(alice.keys)
    with pytest.raises(ChangedOutside):
        grants.share(alice.keys, bond, THING, DAY)
    head.acknowledge(alice.keys)
    grants.share(alice.keys, bond, THING, DAY)


def test_a_therapist_who_reads_changes_nothing_under_the_clients_head(two: Two) -> None:
    alice, bob, bond = two
    head.check(alice.keys)
    grant = grants.share(alice.keys, bond, THING, DAY)
    grants.read(bob.keys, grant, NOW)
    assert head.check(alice.keys) is State.RIGHT


def test_drawing_every_key_anew_ends_every_bond(two: Two) -> None:
    alice, bob, bond = two
    before = grants.share(alice.keys, bond, THING, DAY)
    fresh = renewing.renew(alice.keys, "otter lantern new", NOW, source=SOURCE)
    ended = joined.one(fresh, bond, Side.CLIENT)
    assert ended.has_ended
    assert ended.keys.epoch == 2
    with pytest.raises(NotOpen):
        grants.share(fresh, bond, THING, DAY)
    assert grants.read(bob.keys, before, NOW)[1].shared == THING
    grants.withdraw(fresh, before, NOW)
