"""Addresses of the mirror."""

from django.urls import path

from between.web.mirror import sharing, views

urlpatterns = [
    path("mirror/", views.before, name="mirror"),
    path("mirror/picture/", views.picture, name="mirror-picture"),
    path("mirror/rows/<slug:code>/", views.row, name="mirror-row"),
    path("mirror/with/<uuid:person>/", views.person, name="mirror-person"),
    path("mirror/links/<slug:other>/<slug:own>/", views.link, name="mirror-link"),
    path("mirror/method/", views.method, name="mirror-method"),
    path("sharing/picture/", sharing.picture, name="share-picture"),
]
