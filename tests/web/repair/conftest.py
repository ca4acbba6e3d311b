"""Alice and Bob, with a hurt that was shared, prepared for, and ticked by both."""

import pytest
from django.utils import timezone

from tests.life import live, meet
from tests.people import Somebody, fresh
from tests.web.repair.met import Met


@pytest.fixture
def met(alice: Somebody, bob: Somebody) -> Met:
    now = timezone.now()
    lived = live(alice.keys, now)
    alice, bob, lived = meet(fresh(alice), bob, lived, now, "the clock")
    return Met(alice=alice, bob=bob, lived=lived)
