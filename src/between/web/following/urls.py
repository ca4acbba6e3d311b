"""Addresses of following a sensation, and of just the room."""

from django.urls import path

from between.web.following import before, pages, sharing, steps, words

urlpatterns = [
    path("body/room/", pages.room, name="just-the-room"),
    path("body/following/", before.before, name="following"),
    path("body/following/past/", pages.listed, name="followings"),
    path("body/following/<uuid:following>/", steps.step, name="following-step"),
    path(
        "body/following/<uuid:following>/stopping/",
        steps.stopping,
        name="following-stopping",
    ),
    path("body/following/<uuid:following>/words/", words.words, name="following-words"),
    path(
        "body/following/<uuid:following>/sharing/",
        sharing.offered,
        name="following-sharing",
    ),
    path(
        "body/following/<uuid:following>/erasing/", pages.erasing, name="following-erasing"
    ),
]
