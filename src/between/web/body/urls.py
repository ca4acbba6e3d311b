"""Addresses of the body."""

from django.urls import path

from between.web.body import (
    changing,
    felt,
    listing,
    map_after,
    map_beside,
    map_sharing,
    maps,
    new,
    reading,
    sharing,
)

urlpatterns = [
    path("body/", listing.body, name="body"),
    path("body/new/", new.new, name="painting-new"),
    path("body/maps/", maps.maps, name="body-maps"),
    path("body/maps/after/", map_after.after, name="body-after"),
    path("body/maps/<slug:which>/", maps.one, name="body-map"),
    path("body/maps/<slug:which>/sharing/", map_sharing.offered, name="body-map-sharing"),
    path(
        "body/maps/<slug:first>/beside/<slug:second>/",
        map_beside.beside,
        name="body-beside",
    ),
    path("body/method/", maps.method, name="body-method"),
    path("body/<uuid:painting>/", reading.painting, name="painting"),
    path("body/<uuid:painting>/changing/", changing.changing, name="painting-changing"),
    path("body/<uuid:painting>/felt/", felt.felt, name="painting-felt"),
    path("body/<uuid:painting>/earlier/", reading.earlier, name="painting-earlier"),
    path("body/<uuid:painting>/erasing/", reading.erasing, name="painting-erasing"),
    path("body/<uuid:painting>/sharing/", sharing.offered, name="painting-sharing"),
]
