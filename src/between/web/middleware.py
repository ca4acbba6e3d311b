"""What every request and every answer passes through."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from between.records import keyring, sqlite
from between.records.attempts import address_of, source_mac
from between.records.keyroom import Damaged, Outdated
from between.records.shelf import CannotBeOpened, Missing
from between.records.turnstile import Busy
from between.web import errors

Next = Callable[[HttpRequest], HttpResponse]
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")


def network(get_response: Next) -> Next:
    """Believe a proxy's headers only from a named proxy; keep of the address a keyed hash."""

    def middleware(request: HttpRequest) -> HttpResponse:
        address = request.META.get("REMOTE_ADDR", "")
        if is_trusted(address):
            said = request.META.get("HTTP_X_FORWARDED_FOR", "")
            # The last entry is the one our own proxy wrote; those before it are hearsay.
            address = said.rsplit(",", 1)[-1].strip() or address
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        request.source = source_mac(keyring.of_server(), address)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def headers(get_response: Next) -> Next:
    """Let no page be kept by a cache; static files come with their own rules."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store"
        return response

    return middleware


class Answers:
    """Turn what the rooms below say into a page."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return errors.only_sent_to(request, allowed=response["Allow"])
        return response

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        match error:
            case Missing():
                return errors.not_found(request, error)
            case CannotBeOpened():
                return errors.cannot_be_opened(request)
            case Damaged():
                return errors.damaged(request)
            case Outdated():
                return errors.outdated(request)
            case Busy():
                return errors.busy(request)
            case _:
                why = sqlite.refusal(error)
                return errors.not_kept(request, why) if why else None


def is_trusted(address: str) -> bool:
    found = address_of(address)
    return found is not None and any(found in one for one in settings.BETWEEN_PROXY)
