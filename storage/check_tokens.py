"""Tokens by which checks are reported: known by their hash alone."""

from dataclasses import fields
from datetime import datetime
from hashlib import sha256

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from gates.checklists.check_tokens import CheckToken
from gates.refusal import Refusal
from storage.errors import AlreadyDone
from storage.tables.checks import check_tokens
from storage.transaction import Transaction

_c = check_tokens.c
_asked = select(*(_c[field.name] for field in fields(CheckToken)))


def add(tx: Transaction, token: CheckToken, secret: str, intent: str) -> None:
    """Raises AlreadyDone when this intention has made a token before; then the transaction must end."""
    values = {field.name: getattr(token, field.name) for field in fields(token)}
    try:
        tx.connection.execute(insert(check_tokens), {**values, "sha256": hashed(secret), "intent": intent})
    except IntegrityError as error:
        if "intent" in str(error.orig):
            raise AlreadyDone from None
        raise


def known_by(tx: Transaction, secret: str) -> CheckToken | None:
    """Of any workspace: whoever reports a check says which by the token alone."""
    row = tx.connection.execute(_asked.where(_c.sha256 == hashed(secret))).first()
    return CheckToken(*row) if row else None


def live(tx: Transaction, delivery_id: str | None) -> list[CheckToken]:
    """Of a delivery, or of the whole workspace, the oldest first."""
    its = _c.delivery_id.is_(None) if delivery_id is None else _c.delivery_id == delivery_id
    asked = _asked.where(_c.workspace_id == tx.workspace_id, its, _c.revoked_at.is_(None))
    return [CheckToken(*row) for row in tx.connection.execute(asked.order_by(_c.made_at, _c.id))]


def find(tx: Transaction, token_id: str) -> CheckToken:
    row = tx.connection.execute(_asked.where(_c.workspace_id == tx.workspace_id, _c.id == token_id)).first()
    if row is None:
        raise Refusal("This token is not known here. `/gate token` lists those that are.")
    return CheckToken(*row)


def note_used(tx: Transaction, token: CheckToken, at: datetime) -> None:
    change(tx, token, last_used_at=at)


def revoke(tx: Transaction, token: CheckToken, by: str, at: datetime) -> None:
    change(tx, token, revoked_at=at, revoked_by=by)


def change(tx: Transaction, token: CheckToken, **values: object) -> None:
    its = (_c.workspace_id == tx.workspace_id, _c.id == token.id)
    tx.connection.execute(update(check_tokens).where(*its).values(**values))


def hashed(secret: str) -> str:
    """Plain SHA-256 is enough for 32 random bytes, which nobody can guess their way to."""
    return sha256(secret.encode()).hexdigest()
