"""Every save says that it was kept, and when, on the person's own clock."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.utils.translation import gettext as _

from between.web import dates
from between.web.http import AnyRequest


def kept(request: AnyRequest, zone: ZoneInfo) -> None:
    time = dates.clock(request.now, zone.key)
    messages.success(request, _("Kept, sealed, %(time)s.") % {"time": time})
