"""What a browser sends of a picture, and what lies on the shelf afterwards."""

import json
from typing import Any

from between.records import shelf
from between.records.shelf import Kept
from between.story.body import Painting
from tests.people import Somebody, fresh
from tests.web.hurts.walking import Page, open_

NEW = "/body/new/"
CHEST: list[Any] = ["front", "more", 10, [620, 1240, 50, 1090, 1240, 50]]
HAND: list[Any] = ["front", "less", 12, [150, 2760, 50, 170, 2920, 50]]
OUTSIDE: list[Any] = ["front", "more", 6, [20, 20, 50]]


def painted(*strokes: Any) -> str:
    return json.dumps(strokes)


def keep(whose: Somebody, *strokes: Any, at: str = NEW, **typed: Any) -> Page:
    """Send the form as a script does: what was painted, and nothing of the list."""
    typed = {"listed": "", "more": [], "less": [], **typed}
    return open_(whose.client, at).press(strokes=painted(*strokes), **typed)


def kept(whose: Somebody) -> list[Kept[Painting]]:
    return list(shelf.take(fresh(whose).keys, Painting).kept)


def only(whose: Somebody) -> Painting:
    (one,) = kept(whose)
    return one.story
