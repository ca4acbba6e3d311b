"""Addresses of the course and of the way back."""

from django.urls import path

from between.web.repair import between_us

urlpatterns = [
    path("between-us/", between_us.between_us, name="between-us"),
    path("between-us/method/", between_us.method, name="course-method"),
    path("clients/<uuid:bond>/course/", between_us.of_client, name="course"),
]
