"""Addresses of what two people write together."""

from django.urls import path

from between.web.together import agreement, own_calendar, sessions

urlpatterns = [
    path("together/<uuid:bond>/agreement/", agreement.agreement, name="agreement"),
    path("together/<uuid:bond>/sessions/", sessions.calendar, name="sessions"),
    path(
        "together/<uuid:bond>/sessions/file/", own_calendar.sessions, name="sessions-file"
    ),
    path("together/<uuid:bond>/away/", sessions.absence, name="away"),
    path("together/<uuid:bond>/away/<uuid:absence>/", sessions.present, name="present"),
    path("together/<uuid:bond>/sessions/<uuid:meeting>/", sessions.session, name="session"),
    path(
        "together/<uuid:bond>/sessions/<uuid:meeting>/note/",
        sessions.note,
        name="session-note",
    ),
    path(
        "together/<uuid:bond>/sessions/<uuid:meeting>/file/",
        own_calendar.session,
        name="session-file",
    ),
]
