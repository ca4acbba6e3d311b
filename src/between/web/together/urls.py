"""Addresses of what two people write together."""

from django.urls import path

from between.web.together import agreement, looking_back, own_calendar, sessions

urlpatterns = [
    path("together/<uuid:bond>/agreement/", agreement.agreement, name="agreement"),
    path(
        "together/<uuid:bond>/looking-back/",
        looking_back.looking_back,
        name="looking-back",
    ),
    path(
        "together/<uuid:bond>/looking-back/later/",
        looking_back.later,
        name="looking-back-later",
    ),
    path(
        "together/<uuid:bond>/looking-back/showing/",
        looking_back.showing,
        name="looking-back-showing",
    ),
    path(
        "together/<uuid:bond>/looking-back/withdrawing/",
        looking_back.withdrawing,
        name="looking-back-withdrawing",
    ),
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
