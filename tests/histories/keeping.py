"""What everybody does alone: keep, change, erase, mark; come in, lock, and let days pass."""

from datetime import timedelta

from between.records import joined, letters, shelf, visits
from between.records.models import Account
from between.records.shelf import Missing, Stale
from between.story.episode import Episode
from between.story.mark import Mark
from tests.histories.cast import ANYBODY, BOTH, PICK, WINDOW, Cast, Late, picked, step
from tests.histories.model import Moment
from tests.life import episode

DOOR = ["first", "second"]


class Keeping(Cast):
    """Moments, and windows."""

    @step(4, who=ANYBODY, window=WINDOW)
    def keep(self, who: str, window: str) -> None:
        one, keys = self.take(who, window)
        words = self.words()
        story = episode(None, self.now, words)
        if id_ := self.act(one, keys, lambda: shelf.put(keys, story, self.day)):
            one.moments[id_] = Moment(words)
        self.did("keep")

    @step(9, who=ANYBODY, window=WINDOW, pick=PICK, is_stale=BOTH)
    def change(self, who: str, window: str, pick: int, is_stale: bool) -> None:
        one, keys = self.take(who, window)
        whole = {id_: moment for id_, moment in one.kept.items() if moment.is_whole}
        if not whole:
            return
        (id_, moment), words = picked(whole, pick), self.words()
        story = episode(None, self.now, words)
        seen = moment.version + is_stale

        def deed() -> int:
            return shelf.change(keys, story, id_, version=seen, day=self.day)

        if is_stale and self.counts(one, keys):
            self.refused((Stale,), deed)
        elif version := self.act(one, keys, deed):
            moment.change(words)
            assert version == moment.version
        self.did("change what is stale" if is_stale else "change")

    @step(4, who=ANYBODY, window=WINDOW, pick=PICK)
    def erase(self, who: str, window: str, pick: int) -> None:
        one, keys = self.take(who, window)
        if not one.kept:
            return
        id_, moment = picked(one.kept, pick)

        def deed() -> bool:
            shelf.erase(keys, Episode, id_, self.now)
            return True

        if self.act(one, keys, deed):
            moment.erased_at = self.now
        self.did("erase")

    @step(4, who=ANYBODY, window=WINDOW, pick=PICK)
    def bring_back(self, who: str, window: str, pick: int) -> None:
        one, keys = self.take(who, window)
        erased = {id_: one for id_, one in one.moments.items() if one.erased_at}
        if not erased:
            return
        id_, moment = picked(erased, pick)

        def deed() -> bool:
            shelf.bring_back(keys, Episode, id_, self.now)
            return True

        if not moment.can_be_brought_back(self.now):
            self.refused((Missing,), deed)
        elif self.act(one, keys, deed):
            moment.erased_at = None
        self.did("bring back")

    @step(3, who=ANYBODY)
    def mark_while_locked(self, who: str) -> None:
        one, words = self.book.people[who], self.words()
        mark = Mark(episode=episode(None, self.now, words))
        assert letters.leave(Account.objects.get(id=one.account), mark, self.now)
        one.letters.append(words)
        self.did("mark while locked")

    @step(3, who=ANYBODY, window=DOOR)
    def come_in(self, who: str, window: str) -> None:
        self.unlock(self.book.people[who], window)
        self.did("unlock")

    @step(3, who=ANYBODY, window=DOOR)
    def lock(self, who: str, window: str) -> None:
        one = self.book.people[who]
        seen = one.windows.pop(window, None)
        visit = visits.find(seen.door.token, self.now) if seen else None
        if seen and visit:
            visits.lock(visit, self.now)
            one.closed.append(seen.door)
        self.nothing_of_before_opens()
        self.did("lock")

    @step(4, who=ANYBODY)
    def begin_a_request(self, who: str) -> None:
        """Open a window and leave it lying: what it holds is old when it is used."""
        one, keys = self.take(who, "second")
        seen = {each.bond: each for each in joined.of(keys, one.side)}
        self.late[who] = Late(keys, seen)
        self.did("begin a request")

    @step(2, days=[-1, 1, 1, 2])
    def days_pass(self, days: int) -> None:
        """Let days pass, or find the clock set back by one."""
        self.now += timedelta(days=days)
        self.did("days pass" if days > 0 else "clock set back")
