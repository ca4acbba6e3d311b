"""What the course says in words, to each of the two in their own; never who is to blame for it."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from between.insight.lately import Gap, Lately, Now
from between.records.joined import Side

TO_CLIENT: dict[Now, str | Promise] = {
    Now.NOTHING: lazy("The first card makes the first dot. You never have to."),
    Now.EARLY: lazy("You are getting to know each other. We say nothing yet."),
    Now.USUAL: lazy("Much as usual between you."),
    Now.SOFT: lazy(
        "This hour felt a little further away than most. "
        "You know best whether that means anything."
    ),
    Now.LOOK: lazy(
        "This hour felt clearly further away than your others. "
        "Would you like to find a sentence, or leave it?"
    ),
    Now.DECLARED: lazy("You wrote that something hurt. That counts more than any line."),
    Now.REPAIRED: lazy(
        "It came right again between you. Coming apart and back together is part of it."
    ),
}
TO_THERAPIST: dict[Now, str | Promise] = {
    Now.NOTHING: lazy("No cards shared."),
    Now.EARLY: lazy("First three sessions: nothing is read into the ratings."),
    Now.USUAL: lazy(
        "Within the usual range for this pair. No hurt was said. "
        "Ratings alone do not show one."
    ),
    Now.SOFT: lazy("Something may have shifted here. Ask."),
    Now.LOOK: lazy(
        "Something seems to have shifted here. Ask, and look for your part first."
    ),
    Now.DECLARED: lazy("Something was said to have hurt. This outranks the ratings."),
    Now.REPAIRED: lazy("Repaired, in your client's words. Nobody else can say so."),
}


def said(lately: Lately, side: Side) -> list[str]:
    """Return what may be said of the course, the weightiest first."""
    tell = _to_client if side is Side.CLIENT else _to_therapist
    return [one for one in tell(lately) if one]


def always(side: Side) -> str:
    """Return the line under every picture of a course."""
    if side is Side.CLIENT:
        return _("A line of dots does not know what happened. You do.")
    return _("Not a measure of your work, and never compared with other therapists.")


def _to_client(lately: Lately) -> Iterator[str]:
    yield str(TO_CLIENT[lately.now])
    if lately.gap is Gap.CLIENT:
        yield _("You saw it differently. That happens in every pair, and it can be told.")
    elif lately.gap is Gap.THERAPIST:
        yield _("Your therapist was less content with their own side than you were.")
    if lately.is_patchy:
        yield _("There are gaps here, and gaps are fine.")
    if lately.is_at_top:
        yield _(
            "Your cards are all near the top. Then the line can say little; your words say more."
        )


def _to_therapist(lately: Lately) -> Iterator[str]:
    yield str(TO_THERAPIST[lately.now])
    yield _gap_to_therapist(lately)
    if lately.is_patchy:
        yield _("Not every hour was rated; the line is less sure there.")
    if lately.is_at_top:
        yield _(
            "Ratings at the ceiling carry little information. "
            "A high rating is not the absence of a rupture."
        )


def _gap_to_therapist(lately: Lately) -> str:
    last = lately.last
    if lately.gap is Gap.THERAPIST:
        return _("You were harder on your own part than your client was.")
    if lately.gap is None or last is None:
        return ""
    if last.client is None or last.therapist is None:
        return ""
    return _(
        "You rated it differently: %(client)d and %(therapist)d. Ask. "
        "Quiet agreement can look like a good hour."
    ) % {"client": round(last.client), "therapist": round(last.therapist)}
