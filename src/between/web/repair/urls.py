"""Addresses of the course and of the way back."""

from django.urls import path

from between.web.repair import between_us, helps_now, way_back

urlpatterns = [
    path("between-us/", between_us.between_us, name="between-us"),
    path("between-us/method/", between_us.method, name="course-method"),
    path("clients/<uuid:bond>/course/", between_us.of_client, name="course"),
    path("clients/hurts/<uuid:grant>/", helps_now.helps_now, name="helps-now"),
    path("together/<uuid:bond>/way-back/<uuid:hurt>/", way_back.way_back, name="way-back"),
    path(
        "together/<uuid:bond>/way-back/<uuid:hurt>/<slug:step>/ticking/",
        way_back.ticking,
        name="way-back-ticking",
    ),
    path(
        "together/<uuid:bond>/way-back/<uuid:hurt>/<slug:step>/unticking/",
        way_back.unticking,
        name="way-back-unticking",
    ),
]
