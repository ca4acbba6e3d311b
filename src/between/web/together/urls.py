"""Addresses of what two people write together."""

from django.urls import path

from between.web.together import agreement

urlpatterns = [
    path("together/<uuid:bond>/agreement/", agreement.agreement, name="agreement"),
]
