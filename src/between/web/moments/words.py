"""The words for what is chosen with one tap."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from between.story.people import Role

Label = str | Promise

ROLES: dict[Role, Label] = {
    Role.THERAPIST: _("my therapist"),
    Role.EX_THERAPIST: _("therapist before"),
    Role.MOTHER: _("mother"),
    Role.FATHER: _("father"),
    Role.PARENT: _("parent"),
    Role.SIBLING: _("brother or sister"),
    Role.PARTNER: _("partner"),
    Role.EX_PARTNER: _("partner before"),
    Role.CHILD: _("child"),
    Role.FRIEND: _("friend"),
    Role.FAMILY: _("other family"),
    Role.COLLEAGUE: _("colleague"),
    Role.BOSS: _("boss"),
    Role.TEACHER: _("teacher"),
    Role.HELPER: _("doctor or other helper"),
    Role.STRANGER: _("stranger"),
    Role.OTHER: _("somebody else"),
}
MONTHS: tuple[Label, ...] = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
