"""Addresses of what hurt between the two."""

from django.urls import path

from between.web.hurts import echoes

urlpatterns = [
    path("between-us/echoes/method/", echoes.method, name="echoes-method"),
    path("between-us/hurts/<uuid:hurt>/echoes/", echoes.echoes, name="echoes"),
]
