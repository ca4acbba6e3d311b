"""Two who do the same at the same instant: one of them was first, and nothing is there twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from between.records import bonds, grants, joined, letters, lookbacks, shelf
from between.records.bonds import Used
from between.records.joined import NotOpen, Side
from between.records.models import Account, Bond, Grant
from between.story.episode import Episode
from between.story.looking_back import LookBack, Serves
from between.story.mark import Mark
from between.story.meeting import By
from between.story.sharing import Shared, What
from tests.on_disk import on_disk
from tests.people import Somebody, join, sign_up, therapist

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
DAY = date(2026, 5, 3)
THING = Shared(what=What.MOMENT, title="3 May", passages=(), when=NOW)
ROUNDS = 5
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _files(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    with on_disk(tmp_path):
        yield


@pytest.fixture
def cast() -> tuple[Somebody, Somebody, Somebody]:
    """People who signed up here: the ones of other tests live in another database."""
    return sign_up("alice"), sign_up("charlie"), therapist("bob")


def both(*deeds: Callable[[], object]) -> list[object]:
    """Do these at once, each with a connection of its own; return what came, or what refused."""
    ready = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> object:
        try:
            ready.wait()
            return deed()
        except (NotOpen, Used) as error:
            return type(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_of_two_clients_with_the_same_words_one_joins(
    cast: tuple[Somebody, Somebody, Somebody],
) -> None:
    alice, charlie, bob = cast
    for count in range(1, ROUNDS + 1):
        words = bonds.invite(bob.keys, "Dr Bob", NOW).words
        tries = [
            partial(bonds.join, one.keys, bonds.look_up(one.keys, words, NOW), "me", NOW)
            for one in (alice, charlie)
        ]
        came = both(*tries)
        assert came.count(Used) == 1
        assert Bond.objects.count() == count
        keys = bonds.collect(bob.keys)
        assert bonds.refused(keys) == 0
        assert len(joined.of(keys, Side.THERAPIST)) == count


def test_what_is_shared_while_the_bond_ends_is_shared_before_or_not_at_all(
    cast: tuple[Somebody, Somebody, Somebody],
) -> None:
    alice, _, bob = cast
    for _ in range(ROUNDS):
        alice, bob, bond = join(alice, bob, NOW)
        seen = joined.one(alice.keys, bond, Side.CLIENT)
        _, shared = both(
            partial(joined.end, alice.keys, seen),
            partial(grants.share, alice.keys, bond, THING, DAY),
        )
        assert Grant.objects.filter(bond=bond).count() == (shared is not NotOpen)
        assert {one.epoch for one in Grant.objects.filter(bond=bond)} <= {1}
        assert joined.one(bob.keys, bond, Side.THERAPIST).has_ended


def test_two_windows_that_unlock_at_once_take_a_mark_in_once(
    cast: tuple[Somebody, Somebody, Somebody],
) -> None:
    alice, _, _ = cast
    account = Account.objects.get(id=alice.keys.account)
    for count in range(1, ROUNDS + 1):
        assert letters.leave(account, Mark(episode=Episode(when=NOW)), NOW)
        taken = both(*[partial(letters.collect, alice.keys, NOW)] * 2)
        assert sorted(map(str, taken)) == ["0", "1"]
        assert len(shelf.take(alice.keys, Episode).kept) == count


def test_two_windows_that_lay_an_answer_open_at_once_lay_it_once(
    cast: tuple[Somebody, Somebody, Somebody],
) -> None:
    alice, _, bob = cast
    alice, bob, bond = join(alice, bob, NOW)
    with_ = joined.one(alice.keys, bond, Side.CLIENT)
    for turn in range(1, ROUNDS + 1):
        for who, by in ((alice, By.CLIENT), (bob, By.THERAPIST)):
            said = LookBack(bond=bond, turn=turn, by=by, when=NOW, serves=Serves.STOP)
            lookbacks.answer(who.keys, joined.mine(who.keys, bond), said)
        both(*[partial(lookbacks.settle, alice.keys, with_)] * 2)
        found = lookbacks.of(alice.keys, with_)
        assert found.own is None
        assert len(found.laid) == 2 * turn
        assert all(one.story.is_open for one in found.laid)
