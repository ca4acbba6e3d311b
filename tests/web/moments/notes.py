"""What the tests of moments put on the shelf, send, and read back."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from between.records import shelf
from between.records.shelf import Kept
from between.story.episode import Episode
from between.story.noticing import Preferences
from between.story.people import Person, Role
from tests.people import Somebody

NOW = datetime(2026, 5, 3, 12, 2, 30, tzinfo=UTC)


def person(whose: Somebody, name: str, role: Role = Role.FRIEND, **more: Any) -> UUID:
    return shelf.put(whose.keys, Person(name=name, role=role, **more), NOW.date())


def moment(whose: Somebody, **more: Any) -> UUID:
    return shelf.put(whose.keys, Episode(**{"when": NOW, **more}), NOW.date())


def moments(whose: Somebody) -> list[Kept[Episode]]:
    return list(shelf.take(whose.keys, Episode).kept)


def people(whose: Somebody) -> list[Person]:
    return [kept.story for kept in shelf.take(whose.keys, Person).kept]


def only(whose: Somebody) -> Episode:
    (kept,) = moments(whose)
    return kept.story


def live_in(whose: Somebody, zone: str) -> None:
    shelf.put(whose.keys, Preferences(zone=zone), NOW.date())


def send(whose: Somebody, path: str, **fields: Any) -> str:
    """Post a form and return the page it leads to."""
    answer = whose.client.post(path, fields, follow=True)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def read(whose: Somebody, path: str) -> str:
    answer = whose.client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()
