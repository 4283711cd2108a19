"""Making and revoking the tokens by which checks are reported."""

from secrets import token_hex, token_urlsafe

from gates.checklists.check_tokens import CheckToken, check_name, note_made, note_revoked
from gates.delivery import Delivery
from gates.refusal import Refusal
from handlers.announcing import announce
from handlers.desk import Click, Desk
from storage import check_tokens, deliveries
from storage.errors import AlreadyDone
from storage.transaction import Transaction

PREFIX = "gatehouse_check_"  # so that a token is known as one wherever it turns up


def make(desk: Desk, click: Click, name: str, delivery_id: str | None) -> tuple[CheckToken, str]:
    """A token, and the secret that is shown this once. Whoever asks for the workspace's is an admin."""
    secret = PREFIX + token_urlsafe(32)
    token = CheckToken(
        token_hex(6), click.workspace, check_name(name), delivery_id, click.at, click.by.user_id
    )
    try:
        with desk.writing(click) as tx:
            delivery = deliveries.load(tx, delivery_id) if delivery_id else None
            if delivery:
                note_made(delivery, token, click.by, click.at)
            check_tokens.add(tx, token, secret, click.intent)
            keep(tx, delivery, click)
    except AlreadyDone:
        raise Refusal(
            "This token was made already, and is shown only once. `/gate token` lists it: revoke it and make"
            " another one if it was not kept."
        ) from None
    desk.bell.ring()
    return token, secret


def revoke(desk: Desk, click: Click, token: CheckToken) -> None:
    """From the next report on it is turned away."""
    with desk.writing(click) as tx:
        delivery = deliveries.load(tx, token.delivery_id) if token.delivery_id else None
        token = check_tokens.find(tx, token.id)
        if delivery:
            note_revoked(delivery, token, click.by, click.at)
        if token.revoked_at is None:
            check_tokens.revoke(tx, token, click.by.user_id, click.at)
            keep(tx, delivery, click)
    desk.bell.ring()


def keep(tx: Transaction, delivery: Delivery | None, click: Click) -> None:
    if delivery:
        facts = tuple(delivery.facts)
        deliveries.save(tx, delivery, click.intent)
        announce(tx, delivery, facts, click)
