"""Mails that somebody asked for: what they want, and what happens that calls for one.

A request never talks to a mail server. It leaves in the mailbox that a mail is due; `post`
hands it over. Neither knows more than times.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from msgspec.structs import replace

from between.records import attempts, mailbox, postmark
from between.records.courier import How
from between.records.joined import Joined
from between.records.keyroom import Unlocked
from between.records.mailbox import Due, Plan, Reason
from between.records.models import Mailbox
from between.records.postmark import Mark

DAY = 24 * 60 * 60
SOONEST_S, DELAYS_S = 5 * 60, 25 * 60  # news goes after 5 minutes to half an hour
EVENING = time(17)  # the evening before a session, from then on
EVENINGS_S = 2 * 60 * 60
TRIAL_S = 15 * 60
TRIALS = 3  # a day: nobody shall be sent more by somebody who typed their address
MOST_DAYS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A mailbox as its owner sees it; `rests` where a backup brought back something older."""

    address: str
    plan: Plan
    rests: bool


def of(keys: Unlocked) -> Wanted | None:
    """Return what this account wants, if anything."""
    plan = mailbox.read(keys.account)
    to = mailbox.address(keys.account, plan) if plan else None
    if plan is None or to is None:
        return None
    mark = postmark.read(keys.account)
    return Wanted(address=to, plan=plan, rests=is_resting(plan, mark))


def keep(keys: Unlocked, address: str, now: datetime, *, news: bool, near: bool) -> None:
    """Keep where mails go and for which reasons; what was due begins anew."""
    mark = postmark.read(keys.account)
    at = max(_seconds(now), mark.said if mark else 0)
    with transaction.atomic():
        before, plan = of(keys), Plan(since=at, news=news, near=near)
        if before and before.address == address:
            plan = replace(plan, last=before.plan.last, passed=before.plan.passed)
        mailbox.keep(keys.account, address, plan)
    postmark.said(keys.account, at)


def remove(keys: Unlocked, now: datetime) -> None:
    """Take the address away, and all that was due with it."""
    Mailbox.objects.of(keys.account).delete()
    postmark.said(keys.account, _seconds(now))


def is_resting(plan: Plan, mark: Mark | None) -> bool:
    """Whether this plan is older than what its owner said last, as far as is known."""
    return mark is None or plan.since < mark.said


def ask_for_trial(keys: Unlocked, now: datetime) -> bool:
    """Have one sent to oneself; False where that was enough for a day."""
    tries = (f"mail {n}" for n in range(TRIALS))
    if not any(attempts.is_first(keys.account, one, now) for one in tries):
        return False
    mailbox.change(keys.account, lambda plan: _tried(keys, plan, _seconds(now)))
    return True


def tell(with_: Joined, now: datetime, *, unread: bool = False) -> None:
    """Leave for the other that there is something new; `unread` is what was shared.

    Once a day at most, and some minutes later, so that a mail tells little about when.
    While the two take a break nothing is told.
    """
    if with_.is_open:
        at = _seconds(now)
        mailbox.change(with_.keys.other, lambda plan: _told(plan, at, unread=unread))


def here(keys: Unlocked) -> None:
    """Whoever is here sees what is new themselves: no mail goes for it."""
    mailbox.change(keys.account, lambda plan: replace(plan, dues=plan.but(Reason.NEWS)))


def wants_near(keys: Unlocked) -> bool:
    plan = mailbox.read(keys.account)
    return plan is not None and plan.near


def look_ahead(
    keys: Unlocked, starts: Iterable[datetime], zone: ZoneInfo, now: datetime
) -> None:
    """Let a mail be due in the evening before each day with a session, and before no other."""
    evenings = _evenings(starts, zone)

    def ahead(plan: Plan) -> Plan:
        near = _near(plan, evenings, _seconds(now)) if plan.near else ()
        return replace(plan, dues=(*plan.but(Reason.NEAR), *near))

    mailbox.change(keys.account, ahead)


def _tried(keys: Unlocked, plan: Plan, now: int) -> Plan:
    # Later than whatever has left: what was due by then counts as gone with it.
    mark = postmark.read(keys.account)
    at = max(now, mark.left + 1 if mark else 0, plan.taken.at + 1 if plan.taken else 0)
    due = Due(reason=Reason.TRIAL, at=at, until=at + TRIAL_S)
    return replace(plan, dues=(*plan.but(Reason.TRIAL), due))


def _told(plan: Plan, now: int, *, unread: bool) -> Plan:
    if not plan.news:
        return plan
    for one in plan.of(Reason.NEWS):
        both = replace(one, unread=one.unread and unread)
        return replace(plan, dues=(*plan.but(Reason.NEWS), both))
    last = plan.last.get(Reason.NEWS)
    gone = last is not None and last.how in {How.SENT, How.UNSURE}
    soonest = max(now, last.at + DAY) if last and gone else now
    at = soonest + SOONEST_S + secrets.randbelow(DELAYS_S)
    due = Due(reason=Reason.NEWS, at=at, until=at + DAY, unread=unread)
    return replace(plan, dues=(*plan.dues, due))


def _near(plan: Plan, evenings: dict[int, int], now: int) -> list[Due]:
    """Keep the hour that was drawn for an evening; draw one for evenings that are to come."""
    known = {one.until: one for one in plan.of(Reason.NEAR) if one.until in evenings}
    fresh = [
        _drawn(evening, until)
        for until, evening in evenings.items()
        if until not in known and until > plan.passed
    ]
    ahead = [one for one in known.values() if one.until > now]
    ahead += [one for one in fresh if one.at > now]
    return sorted(ahead, key=lambda one: one.until)[:MOST_DAYS]


def _drawn(evening: int, until: int) -> Due:
    at = evening + secrets.randbelow(EVENINGS_S)
    return Due(reason=Reason.NEAR, at=at, until=until)


def _evenings(starts: Iterable[datetime], zone: ZoneInfo) -> dict[int, int]:
    """Return for each day with a session when it begins, and when the evening before does."""
    days = {start.astimezone(zone).date() for start in starts}
    return {
        _seconds(datetime.combine(day, time(), zone)): _seconds(
            datetime.combine(day - timedelta(days=1), EVENING, zone)
        )
        for day in days
    }


def _seconds(when: datetime) -> int:
    return int(when.astimezone(UTC).timestamp())
