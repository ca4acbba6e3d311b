"""Addresses of the card after a session."""

from django.urls import path

from between.web.cards import opening, pages

CARD = "together/<uuid:bond>/sessions/<uuid:meeting>/card/"

urlpatterns = [
    path(CARD, pages.card, name="card"),
    path(f"{CARD}together/", opening.together, name="card-together"),
    path(f"{CARD}showing/", opening.showing, name="card-showing"),
    path(f"{CARD}withdrawing/", opening.withdrawing, name="card-withdrawing"),
    path(
        "between-us/missed/<uuid:missed>/leaving/", opening.leaving, name="missed-leaving"
    ),
]
