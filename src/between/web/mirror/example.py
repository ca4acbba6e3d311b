"""A made-up mirror for somebody who has not kept anything yet, always labelled as such."""

from datetime import datetime
from functools import cache

from between.web.mirror.charts import Chart


@cache
def _picture():
    raise NotImplementedError


def chart(now: datetime) -> Chart | None:
    return None
