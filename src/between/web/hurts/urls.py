"""Addresses of what hurt between the two."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
