"""Addresses of the therapist's side."""

from django.urls import path

from between.web.caseload import inviting, notes, pages

urlpatterns = [
    path("clients/", pages.clients, name="clients"),
    path("clients/inviting/", inviting.inviting, name="inviting"),
    path("clients/<uuid:bond>/", pages.client, name="client"),
    path("clients/<uuid:bond>/ending/", pages.ending, name="client-ending"),
    path("clients/<uuid:bond>/notes/", notes.notes, name="client-notes"),
    path("clients/<uuid:bond>/notes/new/", notes.new, name="client-note-new"),
    path(
        "clients/notes/<uuid:note>/changing/", notes.changing, name="client-note-changing"
    ),
    path("clients/notes/<uuid:note>/earlier/", notes.earlier, name="client-note-earlier"),
    path("clients/notes/<uuid:note>/erasing/", notes.erasing, name="client-note-erasing"),
    path("clients/shared/<uuid:grant>/", pages.shared, name="client-shared"),
]
