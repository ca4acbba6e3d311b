"""The pages as a Django app: templates and static files, no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "between.web"
    label = "web"
