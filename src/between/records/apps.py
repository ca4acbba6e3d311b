"""The one Django app with tables."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "between.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Imported here because checks register themselves with an app that is ready.
        from between.records import checks  # noqa: PLC0415

        checks.register()
