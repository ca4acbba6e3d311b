"""The courier: hands one mail to the mail server, and says what became of it.

Every mail is the same but for its address: nothing in it tells why it was sent, or by what.
"""

import logging
import secrets
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum

from django.utils.encoding import punycode
from django.utils.translation import gettext as _

PATIENCE_S = 20
OK, TAKEN_ON = 250, 251
log = logging.getLogger(__name__)


class How(StrEnum):
    """What became of a mail."""

    SENT = "sent"
    REFUSED = "refused"  # the mail server takes none for this address
    UNSURE = "unsure"  # cut off in the middle: not sent again, since it may have arrived
    LATER = "later"  # nobody took it; it is tried again
    LATE = "late"  # nobody took it while there was still use in it


class Tls(StrEnum):
    """How the way to the mail server is kept from being read."""

    STARTTLS = "STARTTLS"
    TLS = "TLS"
    NONE = "NONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """The mail server that whoever runs this server named, and the sender of all mails."""

    host: str
    port: int
    tls: Tls
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


def subject() -> str:
    return _("The reminder you asked for")


def sentence() -> str:
    return _("This is the reminder that you asked for.")


def mail(sender: str, address: str, now: datetime) -> bytes:
    """Return the mail as it travels: no name, no link, no word of ours."""
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    message["From"] = sender
    message["To"] = address
    message["Subject"] = subject()
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{secrets.token_hex(16)}@{_domain(sender)}>"
    message["Auto-Submitted"] = "auto-generated"  # so that no absence note answers
    message.set_content(sentence())
    return message.as_bytes()


def hand_over(server: MailServer, address: str, now: datetime) -> How:
    """Hand over one mail; `UNSURE` where the server may have taken it, and could not say so."""
    try:
        to = _ascii(address)
        with _talking(server) as talk:
            return _handed(talk, server, to, mail(server.sender, to, now))
    except (OSError, UnicodeError) as error:  # smtplib's own are kinds of OSError
        # The kind alone: what the server said may hold the address.
        log.warning("A mail was not handed over: %s", type(error).__name__)
        return How.LATER


def look(server: MailServer) -> str:
    """Return in a word why the mail server cannot be talked to, or nothing."""
    try:
        with _talking(server):
            return ""
    except OSError as error:
        return type(error).__name__


def _handed(talk: smtplib.SMTP, server: MailServer, to: str, message: bytes) -> How:
    if talk.mail(server.sender)[0] != OK:
        return _waits("sender")
    code = talk.rcpt(to)[0]
    if code not in {OK, TAKEN_ON}:
        return How.REFUSED if code >= 500 else _waits("recipient")
    try:
        code = talk.data(message)[0]
    except smtplib.SMTPDataError:
        return _waits("message")
    except OSError as error:
        log.warning("A mail was cut off on its way: %s", type(error).__name__)
        return How.UNSURE
    if code == OK:
        return How.SENT
    return How.REFUSED if code >= 500 else _waits("message")


def _waits(what: str) -> How:
    log.warning("The mail server does not take the %s now.", what)
    return How.LATER


@contextmanager
def _talking(server: MailServer) -> Iterator[smtplib.SMTP]:
    # By the sender's domain: our own name would stand in every mail's `Received`.
    name, context = _domain(server.sender), ssl.create_default_context()
    where = (server.host, server.port)
    if server.tls is Tls.TLS:
        talk: smtplib.SMTP = smtplib.SMTP_SSL(
            *where, local_hostname=name, timeout=PATIENCE_S, context=context
        )
    else:
        talk = smtplib.SMTP(*where, local_hostname=name, timeout=PATIENCE_S)
    try:
        if server.tls is Tls.STARTTLS:
            talk.starttls(context=context)
        talk.ehlo_or_helo_if_needed()
        if server.user:
            talk.login(server.user, server.password)
        yield talk
    finally:
        # What was taken stays taken, however the farewell goes.
        with suppress(OSError):
            talk.quit()
        talk.close()


def _ascii(address: str) -> str:
    name, _at, domain = address.rpartition("@")
    return f"{name}@{punycode(domain)}"


def _domain(sender: str) -> str:
    return sender.rpartition("@")[2]
