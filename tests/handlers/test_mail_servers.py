"""How mail is handed in: encrypted, with a password that never goes out in the clear."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from smtplib import SMTPAuthenticationError
from typing import Any

import pytest
import trustme

from handlers.postbox import Postbox, postbox_of
from handlers.senders.mail import Unsafe, hand_in
from storage.notices import Notice
from tests.driver.mailbox import Mailbox, mail_server

SENDER = "delivery@northwind.example"
PASSWORD = "pass:word/with@signs"
QUOTED = "pass%3Aword%2Fwith%40signs"
MONDAY = datetime(2027, 1, 11, 9, tzinfo=UTC)


@pytest.fixture
def tls(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """Of a server whose certificate this process trusts."""
    authority = trustme.CA()
    trusted = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(trusted))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def plain() -> Iterator[Mailbox]:
    with mail_server(password=PASSWORD) as opened:
        yield opened


def notice(**body: str) -> Notice:
    letter = {"to": "olivia@acme.example", "subject": "Hello", "text": "Hello", "html": "<p>Hello</p>"} | body
    nothing: dict[str, Any] = dict.fromkeys(Notice.__slots__)
    known = {"workspace_id": "T1", "key": "client/1", "kind": "client.mail", "body": letter, "due_at": MONDAY}
    return Notice(**nothing | known)


def test_starttls_is_used_where_it_is_offered_and_the_password_goes_through_it(tls: ssl.SSLContext) -> None:
    with mail_server(tls=tls, password=PASSWORD) as box:
        hand_in(postbox_of(f"smtp://gate:{QUOTED}@127.0.0.1:{box.port}", SENDER), notice())
        assert box.encrypted == [True]
        assert box.tried == [PASSWORD]


def test_smtps_is_encrypted_from_the_first_byte(tls: ssl.SSLContext) -> None:
    with mail_server(tls=tls, encrypt=True) as box:
        hand_in(postbox_of(f"smtps://127.0.0.1:{box.port}", SENDER), notice())
        assert box.encrypted == [True]


def test_a_certificate_that_nobody_vouches_for_is_refused(
    tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with mail_server(tls=tls) as box:
        with pytest.raises(ssl.SSLCertVerificationError):
            hand_in(postbox_of(f"smtp://127.0.0.1:{box.port}", SENDER), notice())
        assert not box.received


def test_no_password_goes_out_unencrypted(plain: Mailbox) -> None:
    with pytest.raises(Unsafe):
        hand_in(postbox_of(f"smtp://gate:{QUOTED}@127.0.0.1:{plain.port}", SENDER), notice())
    assert not plain.tried


def test_a_wrong_password_is_an_error_that_can_be_mended(tls: ssl.SSLContext) -> None:
    with mail_server(tls=tls, password=PASSWORD) as box, pytest.raises(SMTPAuthenticationError):
        hand_in(postbox_of(f"smtp://gate:wrong@127.0.0.1:{box.port}", SENDER), notice())


@pytest.mark.parametrize(
    "body",
    [
        {"subject": "Hello\r\nBcc: all@acme.example"},
        {"to": "olivia@acme.example\nBcc: all@acme.example"},
        {"to": "olivia@acme.example, all@acme.example"},
    ],
)
def test_nothing_that_was_typed_becomes_a_header(plain: Mailbox, body: dict[str, str]) -> None:
    box = Postbox("127.0.0.1", plain.port, SENDER)
    with pytest.raises(ValueError, match=r"address|linefeed|newline|header"):
        hand_in(box, notice(**body))
    assert not plain.received


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example/path", "smtp://a:b@h:0x"]
)
def test_what_is_no_mail_server_is_no_setting(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        postbox_of(url, SENDER)
