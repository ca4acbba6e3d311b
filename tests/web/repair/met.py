"""Two people over one hurt: what each of them reads, sends and has on their shelf."""

from dataclasses import dataclass
from html import unescape
from typing import Any

from django.test import Client

from between.records import joined, repairs, shelf
from between.story.hurt import Hurt
from between.story.repair import Preparation, Repair, Step
from tests.life import Lived
from tests.people import Somebody, fresh

# What a life leaves ticked, as `tests.life` tells it.
BEFORE = {Step.RAISED, Step.CONTRIBUTION}


@dataclass(frozen=True, kw_only=True)
class Met:
    alice: Somebody
    bob: Somebody
    lived: Lived

    @property
    def ledger(self) -> str:
        return f"/together/{self.lived.bond}/way-back/{self.lived.hurt}/"

    @property
    def helps_now(self) -> str:
        return f"/clients/hurts/{self.lived.shared_hurt}/"

    def kept(self) -> Hurt:
        return shelf.one(fresh(self.alice).keys, Hurt, self.lived.hurt).story

    @property
    def prepared(self) -> list[tuple[str, str]]:
        kept = shelf.take(fresh(self.bob).keys, Preparation).kept
        return [(one.story.part, one.story.words) for one in kept]

    def tick(self, who: Somebody, step: str, words: str = "", attempt: object = 1) -> Any:
        """Send a line's form, and stay on the page that comes."""
        said = {"attempt": attempt, "words": words}
        return who.client.post(f"{self.ledger}{step}/ticking/", said, follow=True)

    def untick(self, who: Somebody, step: str) -> Any:
        return who.client.post(f"{self.ledger}{step}/unticking/", follow=True)

    def read(self, who: Somebody) -> Repair:
        keys = fresh(who).keys
        with_ = joined.mine(keys, self.lived.bond)
        return repairs.every(keys, with_).of(self.lived.hurt)

    def steps(self, who: Somebody) -> set[Step]:
        return set(self.read(who).present.ticks)

    def both(self) -> list[set[Step]]:
        return [self.steps(one) for one in (self.alice, self.bob)]


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return words(answer)


def words(answer: Any) -> str:
    return unescape(answer.content.decode())
