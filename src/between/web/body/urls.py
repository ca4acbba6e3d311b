"""Addresses of the body."""

from django.urls import path

from between.web.body import changing, felt, listing, new, reading, sharing

urlpatterns = [
    path("body/", listing.body, name="body"),
    path("body/new/", new.new, name="painting-new"),
    path("body/<uuid:painting>/", reading.painting, name="painting"),
    path("body/<uuid:painting>/changing/", changing.changing, name="painting-changing"),
    path("body/<uuid:painting>/felt/", felt.felt, name="painting-felt"),
    path("body/<uuid:painting>/earlier/", reading.earlier, name="painting-earlier"),
    path("body/<uuid:painting>/erasing/", reading.erasing, name="painting-erasing"),
    path("body/<uuid:painting>/sharing/", sharing.offered, name="painting-sharing"),
]
