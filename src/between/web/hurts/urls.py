"""Addresses of what hurt between the two."""

from django.urls import path

from between.web.hurts import beginning, echoes, pages, resting, sharing, steps

urlpatterns = [
    path("between-us/echoes/method/", echoes.method, name="echoes-method"),
    path("between-us/hurts/", pages.listed, name="hurts"),
    path("between-us/hurts/new/", beginning.new, name="hurt-new"),
    path("between-us/hurts/<uuid:hurt>/", pages.hurt, name="hurt"),
    path("between-us/hurts/<uuid:hurt>/rest/", resting.rest, name="hurt-rest"),
    path("between-us/hurts/<uuid:hurt>/still/", resting.still, name="hurt-still"),
    path(
        "between-us/hurts/<uuid:hurt>/taking-back/",
        resting.taking_back,
        name="hurt-taking-back",
    ),
    path("between-us/hurts/<uuid:hurt>/sharing/", sharing.offered, name="hurt-sharing"),
    path("between-us/hurts/<uuid:hurt>/after/", pages.after, name="hurt-after"),
    path("between-us/hurts/<uuid:hurt>/earlier/", pages.earlier, name="hurt-earlier"),
    path("between-us/hurts/<uuid:hurt>/printed/", pages.printed, name="hurt-printed"),
    path("between-us/hurts/<uuid:hurt>/room/", pages.room, name="hurt-room"),
    path("between-us/hurts/<uuid:hurt>/echoes/", echoes.echoes, name="echoes"),
    path("between-us/hurts/<uuid:hurt>/erasing/", pages.erasing, name="hurt-erasing"),
    # Last: a step is any word that is not one of those above.
    path("between-us/hurts/<uuid:hurt>/<slug:step>/", steps.step, name="hurt-step"),
]
