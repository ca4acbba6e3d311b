"""The mail server, read from the environment once: None where nobody named one."""

import ipaddress
from pathlib import Path

from between.records.courier import MailServer, Tls
from between.site.environment import address, choice, host, path, secret, text, whole, wrong

PORTS = {Tls.STARTTLS: 587, Tls.TLS: 465, Tls.NONE: 25}
HOST = host("BETWEEN_SMTP_HOST")
TLS = Tls(choice("BETWEEN_SMTP_TLS", Tls.STARTTLS, list(Tls)))
PORT = whole("BETWEEN_SMTP_PORT", PORTS[TLS], low=1, high=65535)
USER = text("BETWEEN_SMTP_USER")
PASSWORD_FILE = path("BETWEEN_SMTP_PASSWORD_FILE")
SENDER = address("BETWEEN_MAIL_FROM")


def password() -> str:
    typed = secret("BETWEEN_SMTP_PASSWORD")
    if PASSWORD_FILE is None:
        return typed
    if typed:
        raise wrong(
            "BETWEEN_SMTP_PASSWORD_FILE", "give the password or its file, and not both."
        )
    return _first_line(PASSWORD_FILE)


def server() -> MailServer | None:
    """Return the mail server, or stop where it is told by halves."""
    if not HOST:
        for name, value in (("BETWEEN_MAIL_FROM", SENDER), ("BETWEEN_SMTP_USER", USER)):
            if value:
                raise wrong(name, "name the mail server too, in BETWEEN_SMTP_HOST.")
        return None
    found = password()
    _check_sender()
    if bool(USER) != bool(found):
        raise wrong("BETWEEN_SMTP_USER", "give a user and a password, or neither.")
    if TLS is Tls.NONE and not _is_this_machine():
        raise wrong(
            "BETWEEN_SMTP_TLS",
            "write STARTTLS or TLS; without, mails go to a server on this machine only.",
        )
    return MailServer(
        host=HOST, port=PORT, tls=TLS, sender=SENDER, user=USER, password=found
    )


def _check_sender() -> None:
    if not SENDER:
        raise wrong("BETWEEN_MAIL_FROM", "write the address that mails come from.")
    if "between" in SENDER.lower():
        raise wrong(
            "BETWEEN_MAIL_FROM",
            "choose a neutral address: whoever reads the mailbox must not find this name.",
        )


def _is_this_machine() -> bool:
    try:
        return HOST == "localhost" or ipaddress.ip_address(HOST).is_loopback
    except ValueError:
        return False


def _first_line(file: Path) -> str:
    try:
        return file.read_text("utf-8").split("\n", 1)[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise wrong(
            "BETWEEN_SMTP_PASSWORD_FILE", "this file cannot be read; name one that can."
        ) from error


SERVER = server()
