"""What happens to keys: another passphrase, the sheet, all of them new, or gone for good."""

from functools import partial

from between.records import keyring, keyroom, renewing, sheets, visits, witness
from between.records.joined import Standing
from between.records.keyroom import NotUnlocked, Unlocked
from between.records.models import Account, Entry, Handover, Visit
from between.vault.entry import Place, open_entry
from between.vault.keys import open_keychain
from between.vault.recovery import new_recovery_key
from between.vault.visit import token_hash
from tests.histories.cast import ANYBODY, WINDOW, Cast, opens, step
from tests.histories.model import Human
from tests.people import SOURCE


class Keys(Cast):
    """Passphrases and sheets, new keys, and going."""

    @step(3, who=ANYBODY, window=WINDOW)
    def change_passphrase(self, who: str, window: str) -> None:
        one, keys = self.take(who, window)
        words, here = self.words(), one.windows.get(window)
        but = token_hash(here.door.token) if here else b""

        def deed() -> bool:
            keyroom.change_passphrase(keys, words, source=SOURCE, but=but)
            return True

        if self.act(one, keys, deed):
            self.forget_passphrase(one, words)
            one.close(but=window)
            self.nothing_of_before_opens()
        self.did("change the passphrase")

    @step(3, who=ANYBODY, window=WINDOW)
    def print_a_sheet(self, who: str, window: str) -> None:
        one, keys = self.take(who, window)
        self.act(one, keys, lambda: self.draw_sheet(one, keys))
        self.nothing_of_before_opens()
        self.did("print a sheet")

    @step(3, who=ANYBODY)
    def recover(self, who: str) -> None:
        one, words = self.book.people[who], self.words()
        typed = one.sheet or new_recovery_key()

        def deed() -> Unlocked:
            return sheets.recover(one.name, typed, words, source=SOURCE)

        if not one.sheet:
            self.refused((NotUnlocked,), deed)
            self.did("recover without a sheet")
            return
        assert deed() == self.present(one)
        self.forget_sheet(one)
        self.forget_passphrase(one, words)
        one.close()
        self.nothing_of_before_opens()
        self.did("recover")

    @step(2, who=ANYBODY, window=WINDOW)
    def renew(self, who: str, window: str) -> None:
        """Draw all keys anew: somebody may know the old passphrase."""
        one, keys = self.take(who, window)
        words, before = self.words(), self.present(one)
        fresh = self.act(
            one, keys, lambda: renewing.renew(keys, words, self.now, source=SOURCE)
        )
        if fresh:
            self.renewed(one, before, fresh, words)
        self.did("renew")

    def renewed(self, one: Human, before: Unlocked, fresh: Unlocked, words: str) -> None:
        self.account_keys[one.account] = fresh.account_key
        self.keys_before.append(before)
        self.forget_sheet(one)
        self.forget_passphrase(one, words)
        one.generation += 1
        one.shows_keys = False
        one.close()
        for tie in self.book.ties.values():
            if tie.has(one):
                tie.standing, tie.waits = Standing.ENDED, False
        for bond, standing in one.ring.items():
            one.ring[bond] = Standing.ENDED
            if standing is not Standing.ENDED:
                self.bond_key_after_the_end(one, bond)
        self.unfold(one, fresh)
        assert not Visit.objects.of(one.account).exists()
        assert not Handover.objects.filter(to=one.account).exists()
        self.nothing_of_before_opens()

    @step(2, who=ANYBODY)
    def go_for_good(self, who: str) -> None:
        """Erase an account; somebody new takes its place in the cast."""
        one = self.book.people[who]
        self.keys_before.append(self.present(one))
        self.forget_passphrase(one, "")
        self.forget_sheet(one)
        keyroom.erase_account(one.account)
        for id_, tie in list(self.book.ties.items()):
            if tie.has(one):
                tie.gone.add(one.account)
                tie.waits = False
            if tie.gone == {tie.client, tie.therapist}:
                del self.book.ties[id_]
        assert not Entry.objects.of(one.account).exists()
        assert one.account not in keyring.of_server().accounts()
        assert witness.seen(one.account) == 0
        self.sign_up(who)
        self.nothing_of_before_opens()
        self.did(f"go for good, a {one.side.value}")

    @step(2)
    def try_what_counted_once(self) -> None:
        self.nothing_of_before_opens()
        self.did("try what counted once")

    def nothing_of_before_opens(self) -> None:
        present = {(one.name, one.passphrase) for one in self.book.people.values()}
        for name, passphrase in set(self.passphrases[-3:]) - present:
            assert not unlocks(name, passphrase)
        counting = {one.sheet for one in self.book.people.values()}
        for name, sheet in self.sheets[-3:]:
            if sheet and sheet not in counting:
                assert not recovers(name, sheet)
        for keys in self.keys_before[-3:]:
            assert not any(opened_by(keys))
        for one in self.book.people.values():
            for door in one.closed[-3:]:
                visit = visits.find(door.token, self.now)
                assert visit is None or visits.resume(visit, door.key, self.now) is None


def unlocks(name: str, passphrase: str) -> bool:
    try:
        keyroom.unlock(name, passphrase, source=SOURCE)
    except NotUnlocked:
        return False
    return True


def recovers(name: str, sheet: str) -> bool:
    try:
        sheets.recover(name, sheet, "never", source=SOURCE)
    except NotUnlocked:
        return False
    return True


def opened_by(keys: Unlocked) -> list[bool]:
    """Say what somebody opens with keys of before and the database of now."""
    owner, found = keys.account, []
    for account in Account.objects.filter(id=owner):
        sealed = bytes(account.keychain)
        found.append(opens(partial(open_keychain, keys.account_key, sealed, owner=owner)))
    for row in Entry.objects.of(owner):
        place = Place(
            entry=row.id, owner=owner, kind="episode", epoch=1, version=row.version
        )
        found.append(opens(partial(open_entry, keys.record_key, bytes(row.sealed), place)))
    return found
