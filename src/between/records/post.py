"""The post: takes mails that are due out of the mailboxes and has them handed over.

It works without anybody's keys. A mail is taken out, and that is kept, before a word is said to
the mail server: whoever else looks, or whatever is killed meanwhile, none goes out twice.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from between.records import courier, mailbox, mails, postmark
from between.records.courier import How, MailServer
from between.records.mailbox import Due, Outcome, Plan, Reason, Taken
from between.records.models import Grant, Mailbox
from between.records.postmark import Mark

HANDING_S = 10 * 60  # whoever took a mail longer ago was cut off
PAUSES_S = (5 * 60, 15 * 60, 60 * 60, 3 * 60 * 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A mail that was taken out, and where it goes."""

    account: UUID
    address: str
    taken: Taken


def deliver(server: MailServer, clock: Callable[[], datetime]) -> int:
    """Hand over all that is due; return how many mails were tried."""
    tried = 0
    for account in _waiting(_seconds(clock())):
        parcel = take(account, clock())
        if parcel:
            how = courier.hand_over(server, parcel.address, clock())
            note(parcel, how, clock())
            tried += 1
    return tried


def take(account: UUID, now: datetime) -> Parcel | None:
    """Take out what is due for somebody; what nobody needs any more goes with it."""
    at, by = _seconds(now), secrets.token_bytes(8)
    plan = mailbox.change(account, lambda plan: _taken(account, plan, at, by))
    if plan is None or plan.taken is None or plan.taken.by != by:
        return None
    postmark.left(account, at)
    to = mailbox.address(account, plan)
    return Parcel(account=account, address=to, taken=plan.taken) if to else None


def note(parcel: Parcel, how: How, now: datetime) -> None:
    """Note what became of a mail; one that nobody took is due again a while later."""
    at = _seconds(now)

    def noted(plan: Plan) -> Plan:
        if plan.taken != parcel.taken:  # its owner has said something else meanwhile
            return plan
        plan = _ended(replace(plan, taken=None), parcel.taken.dues, how, at)
        return _again(plan, parcel.taken.dues, at) if how is How.LATER else plan

    mailbox.change(parcel.account, noted)


def _waiting(now: int) -> list[UUID]:
    accounts = list(Mailbox.objects.values_list("account_id", flat=True))
    return [account for account in accounts if _has_work(mailbox.read(account), now)]


def _has_work(plan: Plan | None, now: int) -> bool:
    return plan is not None and (
        plan.taken is not None or any(one.at <= now for one in plan.dues)
    )


def _taken(account: UUID, plan: Plan, now: int, by: bytes) -> Plan:
    mark = postmark.read(account)
    if mark is None or mails.is_resting(plan, mark):
        return plan
    plan = _settled(plan, now)
    if plan.taken:
        return plan
    plan, ready = _sorted_out(plan, mark, now)
    go = tuple(one for one in ready if _is_needed(account, one))
    if not go:
        return plan
    near = [one.until for one in go if one.reason is Reason.NEAR]
    taken = Taken(by=by, at=now, dues=go)
    return replace(plan, taken=taken, passed=max([plan.passed, *near]))


def _sorted_out(plan: Plan, mark: Mark, now: int) -> tuple[Plan, list[Due]]:
    """Take out what is due; what comes too late is noted, and what has left is dropped."""
    due = [one for one in plan.dues if one.at <= now]
    plan = replace(plan, dues=tuple(one for one in plan.dues if one.at > now))
    # What was due when the last mail left went with it: it is here again from a backup.
    due = [one for one in due if one.at > mark.left and plan.wants(one.reason)]
    late = tuple(one for one in due if one.until < now)
    plan = _ended(plan, late, How.LATE, now)
    return plan, [one for one in due if one not in late]


def _settled(plan: Plan, now: int) -> Plan:
    """Settle what somebody took and never told about: it may have arrived."""
    if plan.taken is None or plan.taken.at + HANDING_S > now:
        return plan
    taken = plan.taken
    return _ended(replace(plan, taken=None), taken.dues, How.UNSURE, taken.at)


def _is_needed(account: UUID, due: Due) -> bool:
    """Whether there is still something to see: it may have been read or taken back."""
    if not due.unread:
        return True
    return Grant.objects.of_therapist(account).filter(opened_on=None).exists()


def _again(plan: Plan, dues: tuple[Due, ...], now: int) -> Plan:
    """Let what nobody took be due once more, as long as there is use in it."""
    later = tuple(_put_off(one, now) for one in dues)
    too_late = tuple(one for one in later if one.at > one.until)
    still = tuple(one for one in later if one not in too_late and not _is_in(plan, one))
    plan = _ended(plan, too_late, How.LATE, now)
    return replace(plan, dues=(*plan.dues, *still))


def _is_in(plan: Plan, due: Due) -> bool:
    """Whether something came meanwhile that will do for this one."""
    is_day = due.reason is Reason.NEAR
    return any(one.until == due.until or not is_day for one in plan.of(due.reason))


def _put_off(due: Due, now: int) -> Due:
    pause = PAUSES_S[min(due.tries, len(PAUSES_S) - 1)]
    return replace(due, at=now + pause, tries=due.tries + 1)


def _ended(plan: Plan, dues: tuple[Due, ...], how: How, now: int) -> Plan:
    ends = {one.reason: Outcome(how=how, at=now) for one in dues}
    return replace(plan, last=plan.last | ends)


def _seconds(when: datetime) -> int:
    return int(when.timestamp())
