"""What is wrong with a recovery key that was typed, in the language of the page."""

from django.utils.translation import gettext as _

from between.records.sheets import BadRecoveryKey, Slip


def sentence(error: BadRecoveryKey) -> str:
    """Return what was found and the cure; the vault itself speaks one language only."""
    found = {"n": error.place}
    match error.slip:
        case None:
            return str(error)
        case Slip.LENGTH:
            return (
                _("This has %(n)d of 56 characters. Please type all eight groups.") % found
            )
        case Slip.STRANGER:
            return (
                _(
                    "Group %(n)d has a character that no key has. Please compare it with "
                    "your sheet."
                )
                % found
            )
        case Slip.GROUP:
            return _("Group %(n)d looks wrong. Please compare it with your sheet.") % found
        case Slip.SEVERAL:
            return _(
                "More than one character looks wrong. Please compare each group with your "
                "sheet."
            )
