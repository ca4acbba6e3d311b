"""Addresses of the mirror."""

from django.urls import path

from between.web.mirror import views

urlpatterns = [path("mirror/", views.mirror, name="mirror")]
