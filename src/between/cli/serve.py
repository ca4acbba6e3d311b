"""`between serve`: lay out the data, then serve the pages."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from between.cli.trouble import Trouble

if TYPE_CHECKING:
    from django.conf import LazySettings

# granian writes the whole traceback of an error that reaches it, with what was said in it.
LOGGING: dict[str, Any] = {
    "filters": {"ids_only": {"()": "between.web.reports.IdsOnly"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["ids_only"]},
        "access": {"class": "logging.NullHandler"},
    },
}


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="The port to listen on.")
    ] = 8000,
    certificate: Annotated[
        str, typer.Option(help="A TLS certificate (PEM), else BETWEEN_CERTIFICATE.")
    ] = "",
    key: Annotated[
        str, typer.Option(help="Its private key (PEM), else BETWEEN_CERTIFICATE_KEY.")
    ] = "",
    threads: Annotated[
        int, typer.Option(min=1, max=64, help="Requests answered at once.")
    ] = 8,
) -> None:
    """Set up the database and serve Between."""
    from between.cli import ground, post
    from between.site import process

    process.protect()
    for name, value in (("", certificate), ("_KEY", key)):
        if value:
            os.environ[f"BETWEEN_CERTIFICATE{name}"] = value
    settings = ground.read_settings()
    refuse_plain_http(host, settings)
    refuse_unreadable(settings)
    ground.make_folder(settings.BETWEEN_RUN)
    with alone(settings.BETWEEN_RUN):
        refuse_taken(host, port)
        ground.lay_out(settings)
        lay_out_pages()
        hint(settings)
        with post.going(settings):
            listen(host, port, threads, settings)


def refuse_plain_http(host: str, settings: "LazySettings") -> None:
    """Stop where words would travel in the clear: plain http is for this machine alone."""
    if not settings.ENCRYPTED and not _is_loopback(host):
        raise Trouble(
            f"Between does not serve plain http on {host}: what people write could be read on "
            "the way. Give --certificate and --key, or put a TLS proxy in front and name its "
            "address in BETWEEN_PROXY (docs/install.md)."
        )
    if settings.ENCRYPTED and not settings.BETWEEN_HOSTS:
        raise Trouble(
            "BETWEEN_HOSTS is empty, so nobody but this machine could open a page. Set it to "
            "the name that visitors type, such as between.example (docs/settings.md)."
        )


def refuse_unreadable(settings: "LazySettings") -> None:
    for path in (settings.BETWEEN_CERTIFICATE, settings.BETWEEN_CERTIFICATE_KEY):
        if path and not os.access(path, os.R_OK):
            raise Trouble(
                f"{path} cannot be read by this user. Name another file, or give it."
            )


def refuse_taken(host: str, port: int) -> None:
    """Stop where the address is taken: granian would share a port without a word."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Trouble(
            f"Between cannot listen on {host} port {port}: {error.strerror}. Choose another: "
            "--port 8001."
        ) from error


@contextmanager
def alone(run: Path) -> Iterator[None]:
    """Hold these data for one server; the lock falls with the process."""
    import fcntl

    with (run / "serving").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(
                f"Between already serves the data in {run.parent}. Open it in the browser, or "
                "end it first; for other data, name another folder in BETWEEN_DATA."
            ) from None
        yield


def lay_out_pages() -> None:
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def hint(settings: "LazySettings") -> None:
    """Say calmly what is still missing for people who come."""
    if not settings.BETWEEN_HELP.exists():
        typer.echo(
            f"No help lines yet. Write {settings.BETWEEN_HELP} (docs/install.md); until then "
            "the page Need help now says in general what to do.",
            err=True,
        )


def listen(host: str, port: int, threads: int, settings: "LazySettings") -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    scheme = "https" if settings.BETWEEN_CERTIFICATE else "http"
    shown = f"[{host}]" if ":" in host else host
    server = Granian(
        "between.cli.worker:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        blocking_threads=threads,
        websockets=False,
        log_access=False,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
        ssl_cert=settings.BETWEEN_CERTIFICATE,
        ssl_key=settings.BETWEEN_CERTIFICATE_KEY,
    )
    server.on_startup(lambda: typer.echo(f"Between: {scheme}://{shown}:{port}", err=True))
    server.serve()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
