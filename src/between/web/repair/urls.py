"""Addresses of the course and of the way back."""

from django.urls import path

from between.web.repair import between_us

urlpatterns = [
    path("between-us/", between_us.between_us, name="between-us"),
]
