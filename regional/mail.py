"""E-mail by SMTP, where REGIONAL_SMTP_URL says how; without it nothing is sent, and people copy the text."""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
LONGEST_CALL = 15  # seconds
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
HOW = "Set it like smtp://USER:PASSWORD@mail.example:587, or smtps:// for encryption from the first byte."


@dataclass(frozen=True)
class Server:
    scheme: str  # a key of PORTS
    host: str
    port: int
    user: str | None
    password: str | None
    sender: str  # the address that it comes from


class NotSent(Exception):
    """The server did not take it; str() says why, without an address."""


def server() -> Server | None:
    """What the settings say; None where no server is set. Raises ValueError for settings that cannot be."""
    address = os.environ.get("REGIONAL_SMTP_URL")
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ValueError(f"REGIONAL_SMTP_URL cannot be read. {HOW}") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(f"REGIONAL_SMTP_URL cannot be read. {HOW}")
    sender = os.environ.get("REGIONAL_SMTP_FROM", "")
    if "@" not in sender or any(sign in sender for sign in "\r\n"):
        raise ValueError("REGIONAL_SMTP_FROM has to be the address that e-mail comes from.")
    user, password = (unquote(text) if text else None for text in (parts.username, parts.password))
    return Server(parts.scheme, parts.hostname, port or PORTS[parts.scheme], user, password, sender)


@contextmanager
def connected(to: Server) -> Iterator[smtplib.SMTP]:
    """A connection that is encrypted, unless the server is this machine. Raises NotSent."""
    try:
        kind = smtplib.SMTP_SSL if to.scheme == "smtps" else smtplib.SMTP
        more = {"context": ssl.create_default_context()} if to.scheme == "smtps" else {}
        with kind(to.host, to.port, timeout=LONGEST_CALL, **more) as connection:
            if to.scheme == "smtp" and to.host not in THIS_MACHINE:
                connection.starttls(context=ssl.create_default_context())
            if to.user:
                connection.login(to.user, to.password or "")
            yield connection
    except (smtplib.SMTPException, OSError) as fault:
        raise NotSent(_why(fault)) from None


def send(connection: smtplib.SMTP, sender: str, to: str, subject: str, body: str) -> None:
    """Raises NotSent."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.rpartition("@")[2])
    message.set_content(body)
    try:
        connection.send_message(message)
    except (smtplib.SMTPException, OSError, ValueError) as fault:
        raise NotSent(_why(fault)) from None


def _why(fault: Exception) -> str:
    """A server's answer may repeat an address, so only its number is told."""
    code = getattr(fault, "smtp_code", None)
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code = next(code for code, _ in fault.recipients.values())  # each message goes to one
    return f"the mail server answered {code}" if code else f"no mail server took it ({type(fault).__name__})"
