"""A made-up mirror for somebody who has not kept anything yet, always labelled as such."""

from datetime import UTC, datetime
from functools import cache
from random import Random
from uuid import UUID

from between.insight import dice, mirror
from between.insight.reflection import MirrorPicture
from between.story.example import life
from between.web.mirror import charts, claims
from between.web.mirror.charts import Chart
from between.web.mirror.claims import Claims
from between.web.mirror.stories import SEED


def chart(now: datetime) -> Chart:
    """Return the mirror of the made-up life that a demonstration shows too."""
    return charts.mirror(_picture(), {}, now)


def said() -> Claims:
    """Return what may be said beside its rows."""
    return claims.said(_picture(), {})


@cache
def _picture() -> MirrorPicture:
    # Nothing of anybody's: the same invented life for everyone, so it may stay in memory.
    made_up = life.live(datetime(2026, 1, 1, tzinfo=UTC), Random(14))  # noqa: S311
    moments = {UUID(int=place): one for place, one in enumerate(made_up.moments)}
    return mirror.look(moments, made_up.people, rng=dice.of(SEED))
