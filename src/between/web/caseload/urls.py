"""Addresses of the therapist's side."""

from django.urls import path

from between.web.caseload import inviting, pages

urlpatterns = [
    path("clients/", pages.clients, name="clients"),
    path("clients/inviting/", inviting.inviting, name="inviting"),
    path("clients/<uuid:bond>/", pages.client, name="client"),
    path("clients/<uuid:bond>/ending/", pages.ending, name="client-ending"),
    path("clients/shared/<uuid:grant>/", pages.shared, name="client-shared"),
]
