"""A real mail server on this machine, which keeps what it is given, byte by byte."""

# ruff: noqa: ARG002, N802 (names and arguments are aiosmtpd's own)

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from between.records.courier import MailServer, Tls

SENDER = "post@linden.example"
TAKEN = "250 taken"


@dataclass
class Postbox:
    """What came, to whom and from where; `says` answers a step in place of "taken"."""

    came: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.called.append(hostname)
        return responses

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if said := self.says.get("rcpt"):
            return said
        envelope.rcpt_tos.append(address)
        return TAKEN

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if said := self.says.get("data"):
            return said
        self.came.append(envelope.original_content)
        self.to += envelope.rcpt_tos
        if "cut" in self.says:  # it has the mail, and nobody is told
            server.transport.abort()
        return TAKEN


class Listening(Controller):
    """A server whose secrets and TLS are the test's own."""

    def __init__(self, box: Postbox, port: int, **options: Any) -> None:
        context = options.pop("ssl_context", None)
        self.options = options
        super().__init__(box, hostname="127.0.0.1", port=port, ssl_context=context)

    def factory(self) -> SMTP:
        return SMTP(self.handler, **self.options)


@contextmanager
def listening(port: int, box: Postbox | None = None, **options: Any) -> Iterator[Postbox]:
    box = box or Postbox()
    controller = Listening(box, port, **options)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def only(password: str) -> dict[str, Any]:
    """Options of a server that wants `password` from "bob", once the way is closed."""

    def check(server: Any, session: Any, envelope: Any, mechanism: str, said: Any) -> Any:
        is_right = isinstance(said, LoginPassword) and said.password == password.encode()
        return AuthResult(success=is_right, handled=False)

    return {"authenticator": check, "auth_required": True, "require_starttls": True}


def told(port: int, **more: Any) -> MailServer:
    """How the owner of a server would name this mail server."""
    said = {"host": "127.0.0.1", "tls": Tls.NONE, "sender": SENDER} | more
    return MailServer(port=port, **said)


def named(port: int) -> dict[str, str]:
    """How the owner of a server names a mail server on this machine."""
    return {
        "BETWEEN_SMTP_HOST": "127.0.0.1",
        "BETWEEN_SMTP_PORT": str(port),
        "BETWEEN_SMTP_TLS": "none",
        "BETWEEN_MAIL_FROM": SENDER,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def with_tls(cert: str, key: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context
