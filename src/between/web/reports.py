"""What may be written down about an error: types and places, never what was said."""

import logging
import traceback
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter


class IdsOnly(logging.Filter):
    """Keep an error's kind and place; its message and its variables may hold words."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            kind, _, trail = record.exc_info
            record.msg = f"{record.getMessage()} [{_kind(kind)} at {_places(trail)}]"
            record.args, record.exc_info, record.exc_text = (), None, None
        if hasattr(record, "request"):
            del record.request
        return True


class SilentFilter(SafeExceptionReporterFilter):
    """Hide every setting, header and variable of an error report."""

    def is_active(self, request: HttpRequest | None) -> bool:  # noqa: ARG002
        return True


class SilentReporter(ExceptionReporter):
    """An error report without variables, form contents and messages."""

    def get_traceback_data(self) -> dict[str, Any]:
        return {}

    def get_traceback_text(self) -> SafeString:
        return escape(f"{_kind(self.exc_type)} at {_places(self.tb)}")

    def get_traceback_html(self) -> SafeString:
        return self.get_traceback_text()


def _kind(kind: type[BaseException] | None) -> str:
    return kind.__name__ if kind else "error"


def _places(trail: TracebackType | None) -> str:
    frames = traceback.extract_tb(trail)[-4:]
    return " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
