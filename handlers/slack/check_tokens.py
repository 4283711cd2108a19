"""`/gate token …`: the tokens by which checks are reported; to list, to make, to revoke."""

from gates.checklists.check_tokens import CheckToken, check_name
from gates.delivery import Delivery
from gates.refusal import Refusal
from handlers.acts import check_tokens
from handlers.slack.rights import is_workspace_admin, must_be_admin
from handlers.slack.visit import Visit
from messages.check_tokens import token_list, token_made
from messages.message import Message
from messages.refs import TokenRef
from storage import check_tokens as stored
from storage import deliveries, finding

USAGE = "Write `/gate token`, `/gate token new NAME [for DELIVERY]` or `/gate token workspace NAME`."
WORKSPACE = "see or change the check tokens of the whole workspace"


def run_token_command(visit: Visit, words: str) -> Message:
    verb, _, rest = words.partition(" ")
    match verb.lower():
        case "":
            return list_tokens(visit)
        case "new":
            name, _, delivery = f" {rest}".partition(" for ")
            return make_for(visit, check_name(name), the_delivery(visit, delivery))
        case "workspace":
            must_be_admin(visit, WORKSPACE)
            return token_made(*check_tokens.make(visit.desk, visit.click, rest, None), None)
    raise Refusal(f"“{verb[:40]}” cannot be done with tokens. {USAGE}")


def make_for(visit: Visit, name: str, delivery: Delivery) -> Message:
    token, secret = check_tokens.make(visit.desk, visit.click, name, delivery.id)
    return token_made(token, secret, delivery)


def the_delivery(visit: Visit, words: str) -> Delivery:
    """By its name; without one, that of the channel."""
    with visit.reading() as tx:
        found = finding.named(tx, words) if words else finding.in_channel(tx, visit.channel or "")
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f"“{delivery.name}”" for delivery in found[:5])
        raise Refusal(f"Which delivery do you mean? Write `/gate token new NAME for` one of {names}.")
    raise Refusal(
        "Which delivery? Write it in the delivery's channel, or `/gate token new NAME for DELIVERY`."
    )


def list_tokens(visit: Visit) -> Message:
    """Those of this channel's deliveries for whoever manages them, and the workspace's for admins."""
    with visit.reading() as tx:
        here = finding.in_channel(tx, visit.channel or "")
        groups: list[tuple[Delivery | None, list[CheckToken]]] = [
            (delivery, stored.live(tx, delivery.id)) for delivery in here
        ]
        everywhere = stored.live(tx, None)
    for delivery in here:
        delivery.must_manage(visit.click.by, "see its check tokens")
    if not here:
        must_be_admin(visit, WORKSPACE)
    if visit.click.by.is_admin or is_workspace_admin(visit):
        groups.append((None, everywhere))
    return token_list(groups)


def revoke_token(visit: Visit) -> None:
    with visit.reading() as tx:
        token = stored.find(tx, TokenRef.read(str(visit.action.get("value", ""))).token)
        delivery = deliveries.read(tx, token.delivery_id) if token.delivery_id else None
    if delivery is None:
        must_be_admin(visit, WORKSPACE)
    check_tokens.revoke(visit.desk, visit.click, token)
    visit.respond(list_tokens(visit))
