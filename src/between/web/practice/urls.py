"""Addresses of what can be read before anything is kept."""

from django.urls import path

from between.web.practice import views

urlpatterns = [
    path("", views.first, name="first"),
    path("promise/", views.promise, name="promise"),
    path("help/", views.help_now, name="help"),
    path("health", views.health, name="health"),
]
