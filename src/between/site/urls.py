"""The address of every page."""

from django.urls import include, path

from between.web import errors

urlpatterns = [
    path("", include("between.web.practice.urls")),
    path("", include("between.web.keys.urls")),
    path("", include("between.web.moments.urls")),
    path("", include("between.web.mirror.urls")),
    path("", include("between.web.body.urls")),
    path("", include("between.web.bond.urls")),
    path("", include("between.web.caseload.urls")),
    path("", include("between.web.together.urls")),
    path("", include("between.web.cards.urls")),
    path("", include("between.web.hurts.urls")),
    path("", include("between.web.repair.urls")),
    path("", include("between.web.following.urls")),
]

handler400 = errors.bad_request
handler403 = errors.not_found
handler404 = errors.not_found
handler500 = errors.server_error
