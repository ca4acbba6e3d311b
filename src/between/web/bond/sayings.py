"""What is said where something cannot be joined or shared: what was found, and the cure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from between.records.bonds import BadWords, Expired, KeysChanged, Own, Used
from between.records.joined import NotOpen, Standing

_INVITATIONS = {
    Used: gettext_lazy("Somebody has joined with these words. Ask for new ones."),
    Expired: gettext_lazy("The hour of these words is over. Ask for new ones."),
    Own: gettext_lazy("These are your own words. They are for your client."),
    KeysChanged: gettext_lazy(
        "The keys behind this are not the ones you were shown when you met, so nothing goes "
        "there. Tell your therapist; you can join anew in the room."
    ),
}
_LOST = gettext_lazy(
    "These words lead nowhere: one of them may be another word, or they were used. Look "
    "again, or ask for new ones."
)


def why_not(error: Exception) -> str:
    """Return one sentence for a person."""
    if isinstance(error, BadWords):
        return _mistyped(error)
    if isinstance(error, NotOpen):
        return closed(error.standing)
    return str(_INVITATIONS.get(type(error), _LOST))


def closed(standing: Standing) -> str:
    if standing is Standing.RESTING:
        return _("You are taking a break from each other here. Nothing is shared.")
    return _("This has ended. Nothing is shared any more.")


def _mistyped(error: BadWords) -> str:
    if error.place:
        return _("Word %(n)d is not one of ours. Please look at it again.") % {
            "n": error.place
        }
    return ngettext(
        "That is %(n)d word, and there are eight.",
        "These are %(n)d words, and there are eight.",
        error.found,
    ) % {"n": error.found}
