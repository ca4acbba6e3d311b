"""`between serve`: lay out the data, then serve the pages."""

import ipaddress
import os
import resource
from typing import Annotated

import typer


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
    certificate: Annotated[str, typer.Option(help="A TLS certificate (PEM).")] = "",
    key: Annotated[str, typer.Option(help="Its private key (PEM).")] = "",
    threads: Annotated[int, typer.Option(help="Requests answered at once.")] = 8,
) -> None:
    """Set up the database and serve Between."""
    prepare()
    refuse_plain_http(host, certificate, key)
    from pathlib import Path

    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    typer.echo(f"Between: http{'s' if certificate else ''}://{host}:{port}", err=True)
    Granian(
        "between.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        websockets=False,
        log_access=False,
        log_level=LogLevels.error,
        ssl_cert=Path(certificate) if certificate else None,
        ssl_key=Path(key) if key else None,
    ).serve()


def prepare() -> None:
    """Bring database and static files up to date; keep core dumps of keys off the disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "between.site.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.BETWEEN_DATABASE.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.BETWEEN_RUN.mkdir(mode=0o700, parents=True, exist_ok=True)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def refuse_plain_http(host: str, certificate: str, key: str) -> None:
    """Exit where words would travel in the clear: plain http is for this machine alone."""
    from django.conf import settings

    if (certificate and key) or settings.BETWEEN_PROXY or _is_loopback(host):
        return
    typer.echo(
        f"Between does not serve plain http on {host}: what people write could be read on the "
        "way. Give --certificate and --key, or put a TLS proxy in front and name its address "
        "in BETWEEN_PROXY (docs/install.md).",
        err=True,
    )
    raise typer.Exit(2)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
