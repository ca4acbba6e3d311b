"""What an echo shares with a hurt, and what came afterwards, in words."""

from collections.abc import Iterator
from datetime import date
from math import ceil, floor

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.insight.afterwards import Afterwards, With
from between.insight.body_marks import Marks
from between.insight.reflection import Estimate
from between.insight.why import Why
from between.story.body import Sign
from between.story.places import BY_ID
from between.story.vocabulary import CHIPS
from between.web import places


def why(shared: Why) -> list[str]:
    """Return what is alike, the answers first."""
    return [one for one in _why(shared) if one]


def often(found: With, on: date, names: tuple[str, str]) -> str:
    """Return with whom it went another way afterwards; `names`: the therapist, then who."""
    day = date_format(on, "j F Y")
    them, name = names
    said = {"date": day, "therapist": them, "name": name, "done": _(CHIPS[found.own].done)}
    return ngettext(
        "After %(date)s, when it came right between you and %(therapist)s, %(done)s with "
        "%(name)s too, once. Which led to which, nobody can tell.",
        "After %(date)s, when it came right between you and %(therapist)s, %(done)s with "
        "%(name)s too, %(k)s times. Which led to which, nobody can tell.",
        len(found.moments),
    ) % (said | {"k": len(found.moments)})


def counted(found: Afterwards) -> Iterator[str]:
    """Yield what was counted before and after, and what may be said of the difference."""
    yield from _counts(found)
    yield _difference(found)


def _why(shared: Why) -> Iterator[str]:
    yield _answers(shared)
    if shared.feelings:
        felt = ", ".join(_(word) for word in shared.feelings)
        yield _("Felt both times: %(feelings)s.") % {"feelings": felt}
    if shared.body:
        yield _in_the_body(shared.body)
    if shared.is_as_strong:
        yield _("It was about as strong.")
    if shared.words:
        words = ", ".join(f"“{word}”" for word in shared.words)
        yield _("Words in both: %(words)s.") % {"words": words}


def _in_the_body(marks: Marks) -> str:
    """Return where it was both times, what was more and what was less apart."""
    found = [mark.rpartition(" ")[::2] for mark in marks]
    more, less = (
        [BY_ID[place] for place, sign in found if sign == wanted.value] for wanted in Sign
    )
    if more and less:
        return _("In the body both times: more in %(more)s, less in %(less)s.") % {
            "more": places.names(more),
            "less": places.names(less),
        }
    if more:
        return _("In the body both times: more in %(more)s.") % {"more": places.names(more)}
    return _("In the body both times: less in %(less)s.") % {"less": places.names(less)}


def _answers(shared: Why) -> str:
    """Return one whole sentence for each way in which answers can be shared."""
    there = (bool(shared.wish), bool(shared.other), bool(shared.own))
    sentence = {
        (True, True, True): _(
            "Both times you wanted %(wish)s, they %(other)s, and %(own)s."
        ),
        (True, True, False): _("Both times you wanted %(wish)s, and they %(other)s."),
        (True, False, True): _("Both times you wanted %(wish)s, and %(own)s."),
        (False, True, True): _("Both times they %(other)s, and %(own)s."),
        (True, False, False): _("Both times you wanted %(wish)s."),
        (False, True, False): _("Both times they %(other)s."),
        (False, False, True): _("Both times %(own)s."),
        (False, False, False): "",
    }[there]
    return sentence % {
        "wish": _chip(shared.wish),
        "other": _chip(shared.other),
        "own": _(CHIPS[shared.own].done) if shared.own else "",
    }


def _chip(code: str | None) -> str:
    return _(CHIPS[code].chip) if code else ""


def _counts(found: Afterwards) -> Iterator[str]:
    codes = {"wish": _chip(found.wish), "other": _chip(found.other)}
    yield (
        _(
            "Looked at: moments with other people in which you wanted %(wish)s and they "
            "%(other)s."
        )
        % codes
    )
    before, after = found.before, found.after
    yield _(
        "Until then you answered another way in %(k)d of %(n)d of them; since then in %(j)d of "
        "%(m)d."
    ) % {
        "k": len(before.another),
        "n": len(before.moments),
        "j": len(after.another),
        "m": len(after.moments),
    }


def _difference(found: Afterwards) -> str:
    if not isinstance(found.difference, Estimate):
        return _(
            "Too early to tell. Change shows slowly here: small counts move by themselves."
        )
    ends = {
        "low": floor(100 * found.difference.low),
        "high": ceil(100 * found.difference.high),
    }
    if found.is_more:
        return (
            _("More often than before, by %(low)d to %(high)d of 100. Probably not chance.")
            % ends
        )
    if found.is_less:
        return _("That is less often than before. Probably not chance. You might bring it.")
    return _("That could be change, and could be chance. We cannot tell yet.")
