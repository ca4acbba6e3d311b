"""Makes people on a server's data and prints their cookies and ids, for browsers to use.

python -m tests.browser.prepare
"""

import json
import random
import sys
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import django
from django.db import transaction

if TYPE_CHECKING:
    from between.story.episode import Episode
    from tests.life import Lived
    from tests.people import Somebody

SPARE = 64
MOMENTS = 48
NAMES = ("Ana", "Ben", "Cleo", "Dan", "Dr Lee")


def main() -> None:
    django.setup()
    from django.utils import timezone  # noqa: PLC0415 (after the settings)

    now = timezone.now()
    with transaction.atomic():  # one wait for the disk, not hundreds
        made = {"empty": _told(_somebody("empty")), **_two(now)}
        made["halfway"] = _halfway(now)
        made["echoing"] = _echoing(now)
        made |= {f"spare-{n}": _told(_somebody(f"spare{n}")) for n in range(SPARE)}
    sys.stdout.write(json.dumps(made, default=str))


def _somebody(name: str) -> "Somebody":
    from tests.people import sign_up  # noqa: PLC0415

    return sign_up(name)


def _told(one: "Somebody", lived: "Lived | None" = None) -> dict[str, object]:
    cookies = {key: morsel.value for key, morsel in one.client.cookies.items()}
    return {"name": one.name, "cookies": cookies, "ids": asdict(lived) if lived else {}}


def _halfway(now: datetime) -> dict[str, object]:
    """Somebody who typed the passphrase and owes the second step."""
    from base64 import urlsafe_b64encode  # noqa: PLC0415

    from between.records import factors, spares, visits  # noqa: PLC0415
    from between.records.factors import App  # noqa: PLC0415
    from between.web import cookies  # noqa: PLC0415

    one = _somebody("halfway")
    factors.keep(one.keys, App(bytes(20), confirmed=True), now.date())
    spares.draw(one.keys)
    door = visits.begin(one.keys, now, due=True)
    pair = {cookies.TOKEN: door.token, cookies.KEY: door.key}
    held = {name: urlsafe_b64encode(value).decode() for name, value in pair.items()}
    return _told(one) | {"cookies": held}


def _echoing(now: datetime) -> dict[str, object]:
    """Somebody whose hurt is like earlier moments, and came right again."""
    from between.story.episode import Reality  # noqa: PLC0415
    from between.story.hurt import Heard  # noqa: PLC0415
    from tests import echoing  # noqa: PLC0415
    from tests.insight.hurtful import alike, life  # noqa: PLC0415
    from tests.insight.told import ANA, MUM, moment  # noqa: PLC0415

    one, then = _somebody("echoing"), now - timedelta(days=30)
    later = (moment(MUM, "w6", "o5", "s5", day=403 + n) for n in range(3))
    planted = (alike(MUM, 3), alike(ANA, -7000, reality=Reality.MEMORY))
    moments = life(*planted, *later)
    kept = echoing.keep(one.keys, moments, then, heard=Heard.YES, repaired_on=then.date())
    return _told(one) | {"ids": {"hurt": kept.hurt}}


def _two(now: datetime) -> dict[str, dict[str, object]]:
    """Two clients of one therapist, who was shown something by both."""
    from tests.browser.payloads import PAYLOADS  # noqa: PLC0415
    from tests.life import meet  # noqa: PLC0415
    from tests.people import therapist  # noqa: PLC0415

    bob, made = therapist("bob"), {}
    for name, (one, lived), words in (
        ("full", _full(now), "then I went quiet"),
        ("hostile", _hostile(now), " ".join(PAYLOADS)),
    ):
        _, bob, met = meet(one, bob, lived, now, words)
        made[name] = _told(one, met)
    return made | {"therapist": _told(bob)}


def _full(now: datetime) -> "tuple[Somebody, Lived]":
    """Somebody with a year of moments with five people, a therapist among them."""
    from between.records import shelf  # noqa: PLC0415
    from between.story.people import Person, Role  # noqa: PLC0415
    from tests.life import live  # noqa: PLC0415

    one, rng = _somebody("full"), random.Random(3)
    keys, lived = one.keys, live(one.keys, now, "then I went quiet")
    roles = [Role.FRIEND, Role.PARTNER, Role.MOTHER, Role.BOSS, Role.THERAPIST]
    people = [
        shelf.put(keys, Person(name=name, role=role), now.date())
        for name, role in zip(NAMES, roles, strict=True)
    ]
    for n in range(MOMENTS):
        when = now - timedelta(days=7 * n + rng.randrange(6), minutes=rng.randrange(600))
        shelf.put(keys, _moment(people[n % len(people)], when, rng), when.date())
    return one, lived


def _moment(person: UUID, when: datetime, rng: random.Random) -> "Episode":
    from between.story.episode import Answer, Episode, Valence  # noqa: PLC0415

    def usual(letter: str) -> Answer:
        return Answer(
            codes=(f"{letter}{1 if rng.random() < 0.7 else rng.randrange(1, 9)}",)
        )

    return Episode(
        person=person,
        when=when,
        valence=rng.choice(list(Valence)),
        wish=usual("w"),
        response_of_other=usual("o"),
        response_of_self=usual("s"),
        feelings=("sad",),
        intensity=rng.randrange(11),
        words="We sat in the kitchen and I said nothing for a long while.",
    )


def _hostile(now: datetime) -> "tuple[Somebody, Lived]":
    """Somebody whose every text is an attempt to run a script, each alone and all in one."""
    from between.records import shelf  # noqa: PLC0415
    from tests.browser.payloads import PAYLOADS  # noqa: PLC0415
    from tests.life import episode, live, somebody, typed  # noqa: PLC0415

    one = _somebody("hostile")
    for payload in PAYLOADS:
        person = shelf.put(one.keys, somebody(payload), now.date())
        for story in (episode(person, now, payload), typed(now, payload)):
            shelf.put(one.keys, story, now.date())
    return one, live(one.keys, now, " ".join(PAYLOADS))


if __name__ == "__main__":
    main()
