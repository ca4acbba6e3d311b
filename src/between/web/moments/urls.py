"""Addresses of moments and people."""

from django.urls import path

from between.web.moments import views

urlpatterns = [
    path("moments/", views.moments, name="moments"),
    path("moments/new/", views.new, name="moment-new"),
    path("moments/<uuid:moment>/", views.moments, name="moment"),
    path("people/", views.moments, name="people"),
    path("drafts/", views.moments, name="drafts"),
]
