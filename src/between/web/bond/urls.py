"""Addresses of the client's side of a bond."""

from django.urls import path

from between.web.bond import bringing, evening, going_on, joining, pages, shared

urlpatterns = [
    path("with/", pages.bonds, name="bonds"),
    path("with/joining/", joining.joining, name="joining"),
    path("with/<uuid:bond>/", pages.bond, name="bond"),
    path("with/<uuid:bond>/resting/", pages.resting, name="bond-resting"),
    path("with/<uuid:bond>/resuming/", pages.resuming, name="bond-resuming"),
    path("with/<uuid:bond>/ending/", pages.ending, name="bond-ending"),
    path("with/<uuid:bond>/going-on/", going_on.going_on, name="going-on"),
    path("with/<uuid:bond>/going-on/<uuid:grant>/", going_on.copy, name="going-on-copy"),
    path(
        "with/<uuid:bond>/going-on/<uuid:grant>/as-it-is/",
        going_on.as_it_is,
        name="going-on-now",
    ),
    path("shared/<uuid:grant>/", shared.shared, name="shared"),
    path("shared/<uuid:grant>/withdrawing/", shared.withdrawing, name="withdrawing"),
    path("shared/<uuid:grant>/room/", shared.room, name="room"),
    path("bringing/", bringing.bringing, name="bringing"),
    path(
        "bringing/<uuid:meeting>/putting-away/",
        evening.putting_away,
        name="evening-putting-away",
    ),
    path("sharing/moment/<uuid:moment>/", shared.moment, name="share-moment"),
]
