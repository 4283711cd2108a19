"""Hands mail to the server: at least once, always under the same Message-ID."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime
from hashlib import sha256
from smtplib import SMTP, SMTP_SSL, SMTPDataError, SMTPException, SMTPRecipientsRefused

import structlog
from slack_sdk import WebClient

from gates.digests.mail_address import is_address
from handlers.desk import Desk
from handlers.postbox import Postbox
from handlers.senders.troubles import done, give_up
from storage import notices
from storage.notices import Notice

log = structlog.get_logger("gatehouse.sender")

PATIENCE = 15  # seconds for each answer of the server
FIRST_RETRY, LONGEST_RETRY = timedelta(minutes=1), timedelta(hours=1)
MOST_TRIES = 30  # in about a day


class Unsafe(OSError):
    """The server offers no encryption, and a password does not go out without."""

    def __init__(self) -> None:
        super().__init__("the mail server offers no STARTTLS, and a password is not sent without")


class NoPostbox(OSError):
    def __init__(self) -> None:
        super().__init__("mail is not set up: GATEHOUSE_SMTP_URL is missing")


def send_mail(desk: Desk, _client: WebClient, notice: Notice) -> None:
    try:
        hand_in(desk.postbox, notice)
    except (OSError, MessageError, ValueError) as trouble:  # smtplib's own are OSErrors
        after_trouble(desk, notice, trouble)
        return
    done(desk, notice, None)


def hand_in(postbox: Postbox | None, notice: Notice) -> None:
    if postbox is None:
        raise NoPostbox
    letter = written(postbox, notice)
    with connected(postbox) as server:
        server.send_message(letter, postbox.sender, [notice.body["to"]])


def written(postbox: Postbox, notice: Notice) -> EmailMessage:
    """Raises ValueError for an address or a subject that would write further headers."""
    body = notice.body
    if not is_address(body["to"]):
        raise ValueError("this is no address")
    letter = EmailMessage(policy=SMTP_POLICY)
    letter["From"] = Address(postbox.sender_name, addr_spec=postbox.sender)
    letter["To"] = Address(addr_spec=body["to"])
    letter["Subject"] = body["subject"]
    letter["Date"] = format_datetime(notice.due_at)
    letter["Message-ID"] = message_id(postbox, notice)
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(body["text"])
    letter.add_alternative(body["html"], subtype="html")
    return letter


def message_id(postbox: Postbox, notice: Notice) -> str:
    """The same for every try, so that whoever gets two copies can see that they are one."""
    digest = sha256(f"{notice.workspace_id}/{notice.key}".encode()).hexdigest()
    return f"<gatehouse.{digest[:32]}@{postbox.domain}>"


@contextmanager
def connected(postbox: Postbox) -> Iterator[SMTP]:
    """Encrypted where the server can, and always before a password."""
    context = ssl.create_default_context()
    if postbox.encrypted:
        server: SMTP = SMTP_SSL(postbox.host, postbox.port, postbox.domain, timeout=PATIENCE, context=context)
    else:
        server = SMTP(postbox.host, postbox.port, postbox.domain, timeout=PATIENCE)
    with server:
        server.ehlo_or_helo_if_needed()
        if not postbox.encrypted and server.has_extn("starttls"):
            server.starttls(context=context)
        elif not postbox.encrypted and postbox.user:
            raise Unsafe
        if postbox.user:
            server.login(postbox.user, postbox.password or "")
        yield server


def after_trouble(desk: Desk, notice: Notice, trouble: Exception) -> None:
    """What the server refuses for good is told at once; everything else is tried for about a day."""
    now, said = desk.clock.now(), reason(trouble)
    if is_final(trouble) or notice.attempts >= MOST_TRIES:
        give_up(desk, notice, said)
        return
    with desk.store.transaction(notice.workspace_id) as tx:
        notices.failed(tx, notice, said, now + wait_after(notice.attempts))
    log.warning("a mail is sent later", notice=notice.key, error=type(trouble).__name__)


def wait_after(attempts: int) -> timedelta:
    doubled: timedelta = FIRST_RETRY * (1 << min(attempts - 1, 10))
    return min(doubled, LONGEST_RETRY)


def is_final(trouble: Exception) -> bool:
    """A refused password is not: an admin mends that. Neither is 4xx, which asks for another try."""
    if isinstance(trouble, SMTPRecipientsRefused):
        return any(code >= 500 for code, _ in trouble.recipients.values())
    if isinstance(trouble, SMTPDataError):
        return trouble.smtp_code >= 500
    return isinstance(trouble, ValueError | MessageError)


def reason(trouble: Exception) -> str:
    """In words that a manager can act on; never what was sent, which may hold a password."""
    if isinstance(trouble, SMTPRecipientsRefused):
        code, words = next(iter(trouble.recipients.values()))
        return f"The mail server refused the address ({code} {spoken(words)})"
    if isinstance(trouble, SMTPDataError):
        return f"The mail server refused the mail ({trouble.smtp_code} {spoken(trouble.smtp_error)})"
    if isinstance(trouble, SMTPException):
        return f"The mail server did not take it ({type(trouble).__name__})"
    if isinstance(trouble, NoPostbox | Unsafe):
        return str(trouble)
    if isinstance(trouble, OSError):
        return f"The mail server cannot be reached ({type(trouble).__name__})"
    return "It could not be written as a mail"


def spoken(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())[:150]
