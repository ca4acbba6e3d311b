"""The line of the evening before, put away for one session."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from between.records import joined
from between.records.joined import Side
from between.web import doors, evening
from between.web.http import UnlockedRequest, onwards


@require_POST
@doors.unlocked
def putting_away(request: UnlockedRequest, meeting: UUID) -> HttpResponse:
    bonds = joined.of(request.keys, Side.CLIENT)
    evening.put_away(request.keys, bonds, meeting, request.now)
    return redirect(onwards(request) or "moments")
