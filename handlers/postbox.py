"""Where mail is handed in: the server, and how to speak to it."""

from dataclasses import dataclass, field
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from gates.digests.mail_address import is_address

SUBMISSION, SMTPS = 587, 465


@dataclass(frozen=True)
class Postbox:
    host: str
    port: int
    sender: str  # the address that mail comes from
    sender_name: str = ""
    encrypted: bool = False  # from the first byte (smtps); else by STARTTLS, where the server offers it
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def domain(self) -> str:
        return self.sender.rpartition("@")[2]


def postbox_of(url: str, sender: str) -> Postbox:
    """Of smtp://user:password@host:587 and an address, with or without a name. Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("no address of a mail server")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError("more than the address of a mail server")
    name, address = parse_sender(sender)
    encrypted = parts.scheme == "smtps"
    return Postbox(
        host=parts.hostname,
        port=parts.port or (SMTPS if encrypted else SUBMISSION),
        sender=address,
        sender_name=name,
        encrypted=encrypted,
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


def parse_sender(text: str) -> tuple[str, str]:
    """The name and the address of "Northwind <delivery@northwind.example>", or of an address alone."""
    name, address = parseaddr(text)
    if not is_address(address) or any(mark < " " for mark in text):
        raise ValueError("no address that mail could come from")
    return name, address
