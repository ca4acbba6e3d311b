"""Two join in a room: the words lead to each other's keys, and to nobody else's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from between.records import bonds, grants, joined, keyroom, renewing
from between.records.joined import Joined, NotOpen, Side, Standing
from between.records.keyroom import Unlocked
from between.records.models import Account, Bond, Grant, Handover, Invitation, Joint
from between.records.shelf import Missing
from between.story.sharing import Shared, What
from between.vault.identity import identity_of
from between.vault.letterbox import new_private_key
from tests.people import SOURCE, Somebody, fresh, join

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)

THING = Shared(what=What.MOMENT, title="3 May", passages=(), when=NOW)

Two = tuple[Somebody, Somebody, UUID]


@pytest.fixture
def two(alice: Somebody, bob: Somebody) -> Two:
    return join(alice, bob, NOW)


def test_both_are_joined_and_know_each_others_names(two: Two) -> None:
    alice, bob, bond = two
    hers = joined.one(alice.keys, bond, Side.CLIENT)
    his = joined.one(bob.keys, bond, Side.THERAPIST)
    assert hers.names == his.names
    assert (hers.names.client, hers.names.therapist) == (alice.name, f"Dr {bob.name}")
    assert hers.keys.keys == his.keys.keys
    assert hers.is_open
    assert his.is_open
    assert not Invitation.objects.exists()
    assert not Handover.objects.exists()


def test_the_keys_are_read_again_at_the_next_unlock(two: Two) -> None:
    alice, bob, bond = two
    for one, side in ((alice, Side.CLIENT), (bob, Side.THERAPIST)):
        account = Account.objects.get(id=one.keys.account)
        again = keyroom.unlocked(account, one.keys.account_key)
        assert joined.one(again, bond, side).is_open


def test_nobody_else_sees_the_bond(two: Two, charlie: Somebody, dora: Somebody) -> None:
    alice, bob, bond = two
    for keys, side in (
        (charlie.keys, Side.CLIENT),
        (dora.keys, Side.THERAPIST),
        (alice.keys, Side.THERAPIST),
        (bob.keys, Side.CLIENT),
    ):
        assert joined.of(keys, side) == []
        with pytest.raises(Missing):
            joined.one(keys, bond, side)


def test_words_count_for_an_hour(alice: Somebody, bob: Somebody) -> None:
    words = bonds.invite(bob.keys, "Dr Bob", NOW).words
    assert bonds.look_up(alice.keys, words, NOW + timedelta(minutes=59)).name == "Dr Bob"
    with pytest.raises(bonds.Expired):
        bonds.look_up(alice.keys, words, NOW + timedelta(hours=1))


def test_words_that_expire_while_they_are_looked_at_join_nobody(
    alice: Somebody, bob: Somebody
) -> None:
    offer = bonds.look_up(alice.keys, bonds.invite(bob.keys, "Dr Bob", NOW).words, NOW)
    with pytest.raises(bonds.Expired):
        bonds.join(alice.keys, offer, "A", NOW + timedelta(hours=1))
    assert not Bond.objects.exists()


def test_words_count_once(alice: Somebody, charlie: Somebody, bob: Somebody) -> None:
    words = bonds.invite(bob.keys, "Dr Bob", NOW).words
    offer = bonds.look_up(alice.keys, words, NOW)
    second = bonds.look_up(charlie.keys, words, NOW)
    bonds.join(alice.keys, offer, "A", NOW)
    with pytest.raises(bonds.Used):
        bonds.join(charlie.keys, second, "C", NOW)
    with pytest.raises(bonds.Used):
        bonds.look_up(charlie.keys, words, NOW)
    bonds.collect(bob.keys)
    with pytest.raises(bonds.NoInvitation):
        bonds.look_up(charlie.keys, words, NOW)
    assert Bond.objects.count() == 1


def test_new_words_take_the_place_of_unused_ones(alice: Somebody, bob: Somebody) -> None:
    old = bonds.invite(bob.keys, "Dr Bob", NOW).words
    new = bonds.invite(bob.keys, "Dr Bob", NOW)
    assert bonds.invited(bob.keys, NOW) == new
    assert bonds.invited(bob.keys, NOW + timedelta(hours=2)) is None
    with pytest.raises(bonds.NoInvitation):
        bonds.look_up(alice.keys, old, NOW)


def test_nobody_joins_with_themselves(bob: Somebody) -> None:
    words = bonds.invite(bob.keys, "Dr Bob", NOW).words
    with pytest.raises(bonds.Own):
        bonds.look_up(bob.keys, words, NOW)


def test_keys_put_in_the_therapists_place_are_refused(
    alice: Somebody, bob: Somebody
) -> None:
    """The first attack of the threat model: somebody who writes to the database."""
    words = bonds.invite(bob.keys, "Dr Bob", NOW).words
    planted = identity_of(new_private_key())
    rows = Account.objects.filter(id=bob.keys.account)
    rows.update(public_key=planted.public_key, verify_key=planted.verify_key)
    with pytest.raises(bonds.KeysChanged):
        bonds.look_up(alice.keys, words, NOW)


@pytest.mark.parametrize("row", ["sealed_name", "vouched"])
def test_a_damaged_invitation_joins_nobody(
    alice: Somebody, bob: Somebody, row: str
) -> None:
    words = bonds.invite(bob.keys, "Dr Bob", NOW).words
    Invitation.objects.update(**{row: b"damaged"})
    with pytest.raises(bonds.KeysChanged):
        bonds.look_up(alice.keys, words, NOW)


def test_keys_put_in_the_clients_place_are_refused(alice: Somebody, bob: Somebody) -> None:
    words = bonds.invite(bob.keys, "Dr Bob", NOW).words
    bonds.join(alice.keys, bonds.look_up(alice.keys, words, NOW), "A", NOW)
    planted = identity_of(new_private_key())
    Account.objects.filter(id=alice.keys.account).update(
        public_key=planted.public_key, verify_key=planted.verify_key
    )
    keys = bonds.collect(bob.keys)
    assert joined.of(keys, Side.THERAPIST) == []
    assert bonds.refused(keys) == 1


@pytest.mark.parametrize("change", ["no handover", "planted", "no bond", "not vouched"])
def test_a_bond_whose_key_was_planted_is_refused(
    alice: Somebody, bob: Somebody, charlie: Somebody, change: str
) -> None:
    words = bonds.invite(bob.keys, "Dr Bob", NOW).words
    bonds.join(alice.keys, bonds.look_up(alice.keys, words, NOW), "A", NOW)
    match change:
        case "no handover":
            Handover.objects.all().delete()
        case "planted":
            other = bonds.invite(bob.keys, "Dr Bob", NOW).words
            bonds.join(charlie.keys, bonds.look_up(charlie.keys, other, NOW), "C", NOW)
            first, second = Handover.objects.order_by("id")
            Handover.objects.filter(id=first.id).update(sealed=second.sealed)
        case "no bond":
            Bond.objects.all().delete()
        case _:
            Invitation.objects.update(answered=b"x" * 32)
    keys = bonds.collect(bob.keys)
    assert alice.keys.account not in {
        one.keys.other for one in joined.of(keys, Side.THERAPIST)
    }
    assert bonds.refused(keys) == 1


def test_a_bond_rests_and_goes_on(two: Two) -> None:
    alice, _, bond = two
    keys = joined.rest(alice.keys, joined.one(alice.keys, bond, Side.CLIENT))
    resting = joined.one(keys, bond, Side.CLIENT)
    with pytest.raises(NotOpen) as caught:
        joined.check_open(resting)
    assert caught.value.standing is Standing.RESTING
    keys = joined.resume(keys, resting)
    joined.check_open(joined.one(keys, bond, Side.CLIENT))


def test_a_bond_that_rests_in_the_table_only_rests(two: Two) -> None:
    alice, bob, bond = two
    joined.rest(bob.keys, joined.one(bob.keys, bond, Side.THERAPIST))
    with pytest.raises(NotOpen):
        joined.check_open(joined.one(alice.keys, bond, Side.CLIENT))


def test_an_ended_bond_stays_ended(two: Two) -> None:
    alice, bob, bond = two
    keys = joined.end(alice.keys, joined.one(alice.keys, bond, Side.CLIENT))
    ended = joined.one(keys, bond, Side.CLIENT)
    assert ended.has_ended
    assert ended.keys.epoch == 2
    with pytest.raises(NotOpen):
        joined.resume(keys, ended)
    assert joined.end(keys, ended).keychain.others == keys.keychain.others
    assert joined.one(bob.keys, bond, Side.THERAPIST).has_ended


@pytest.mark.parametrize("how", [joined.rest, joined.resume])
def test_what_ended_in_another_window_neither_rests_nor_goes_on(
    two: Two, how: Callable[[Unlocked, Joined], Unlocked]
) -> None:
    alice, bob, bond = two
    seen = joined.one(alice.keys, bond, Side.CLIENT)  # in a request that is still under way
    keys = joined.end(alice.keys, seen)
    with pytest.raises(NotOpen):
        how(alice.keys, seen)
    assert fresh(alice).keys == keys
    ended = joined.one(keys, bond, Side.CLIENT)
    assert (ended.keys.standing, ended.keys.epoch) == (Standing.ENDED, 2)
    assert Bond.objects.get().standing == Standing.ENDED
    assert joined.one(bob.keys, bond, Side.THERAPIST).has_ended


def test_a_handover_that_is_put_back_begins_nothing_anew(
    alice: Somebody, bob: Somebody
) -> None:
    alice, bob, bond = join(alice, bob, NOW, looks=False)
    rows = [Invitation.objects.get(), Handover.objects.get()]
    keys = bonds.collect(bob.keys)
    keys = joined.end(keys, joined.one(keys, bond, Side.THERAPIST))
    for row in rows:
        row.save(force_insert=True)
    Bond.objects.update(standing=Standing.OPEN)
    keys = bonds.collect(keys)
    assert joined.one(keys, bond, Side.THERAPIST).has_ended
    assert joined.one(keys, bond, Side.THERAPIST).keys.epoch == 2
    assert not Invitation.objects.exists()
    assert not Handover.objects.exists()


def test_used_words_that_are_put_back_join_nobody(
    alice: Somebody, charlie: Somebody, bob: Somebody
) -> None:
    words = bonds.invite(bob.keys, "Dr Bob", NOW).words
    bonds.join(alice.keys, bonds.look_up(alice.keys, words, NOW), "A", NOW)
    Invitation.objects.update(answered=None)
    with pytest.raises(bonds.Used):
        bonds.look_up(charlie.keys, words, NOW)


def test_a_standing_set_back_in_the_table_opens_nothing(two: Two) -> None:
    """The second attack: what counts lies in the keychain, not in a plain column."""
    alice, bob, bond = two
    keys = joined.end(alice.keys, joined.one(alice.keys, bond, Side.CLIENT))
    Bond.objects.update(standing=Standing.OPEN)
    with pytest.raises(NotOpen):
        joined.check_open(joined.one(keys, bond, Side.CLIENT))
    assert joined.one(bob.keys, bond, Side.THERAPIST).keys.epoch == 1


def test_a_standing_that_was_never_written_is_an_end(two: Two) -> None:
    alice, _, bond = two
    Bond.objects.update(standing=7)
    assert joined.one(alice.keys, bond, Side.CLIENT).has_ended


@pytest.mark.parametrize("gone", list(Side))
def test_a_bond_without_one_of_the_two_has_ended(two: Two, gone: Side) -> None:
    alice, bob, bond = two
    them, left = (alice, bob) if gone is Side.CLIENT else (bob, alice)
    keyroom.erase_account(them.keys.account)
    side = Side.THERAPIST if gone is Side.CLIENT else Side.CLIENT
    assert joined.one(left.keys, bond, side).has_ended


def test_two_who_are_both_gone_leave_nothing(two: Two) -> None:
    alice, bob, bond = two
    grants.share(alice.keys, bond, THING, NOW.date())
    for one in (bob, alice):
        keyroom.erase_account(one.keys.account)
    assert not Bond.objects.exists()
    assert not Joint.objects.exists()
    assert not Grant.objects.exists()


def test_somebody_who_went_before_they_were_looked_for_is_no_alarm(
    alice: Somebody, bob: Somebody
) -> None:
    alice, bob, _ = join(alice, bob, NOW, looks=False)
    keyroom.erase_account(alice.keys.account)
    assert bonds.refused(bonds.collect(bob.keys)) == 0
    assert not Handover.objects.exists()


def test_somebody_with_new_keys_before_they_were_looked_for_is_no_alarm(
    alice: Somebody, bob: Somebody
) -> None:
    alice, bob, bond = join(alice, bob, NOW, looks=False)
    keys = renewing.renew(alice.keys, "otter lantern new", NOW, source=SOURCE)
    assert bonds.refused(bonds.collect(bob.keys)) == 0
    assert joined.one(keys, bond, Side.CLIENT).has_ended


def test_changed_keys_block_sharing(two: Two) -> None:
    alice, bob, bond = two
    planted = identity_of(new_private_key())
    Account.objects.filter(id=bob.keys.account).update(verify_key=planted.verify_key)
    with pytest.raises(bonds.KeysChanged):
        joined.check_open(joined.one(alice.keys, bond, Side.CLIENT))


def test_names_that_cannot_be_opened_hide_no_bond(two: Two) -> None:
    alice, _, bond = two
    Joint.objects.update(sealed=b"damaged")
    assert joined.one(alice.keys, bond, Side.CLIENT).names.therapist == ""


def test_two_clients_of_one_therapist_are_two_bonds(two: Two, charlie: Somebody) -> None:
    _, bob, _ = two
    charlie, bob, other = join(charlie, bob, NOW)
    assert len(joined.of(bob.keys, Side.THERAPIST)) == 2
    assert [one.bond for one in joined.of(charlie.keys, Side.CLIENT)] == [other]


def test_a_bond_of_one_who_has_two_therapists(two: Two, dora: Somebody) -> None:
    alice, _, first = two
    alice, dora, second = join(replace(alice), dora, NOW)
    assert {one.bond for one in joined.of(alice.keys, Side.CLIENT)} == {first, second}
