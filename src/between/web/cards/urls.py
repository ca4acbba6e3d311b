"""Addresses of the card after a session."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
