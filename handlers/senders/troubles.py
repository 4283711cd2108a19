"""What becomes of a notice that was sent, or that Slack did not take: each refusal has its decided answer."""

from collections.abc import Callable
from datetime import timedelta

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from gates.rights.asker import HOUSE
from handlers.acts.undelivered import tell_undelivered
from handlers.desk import Desk
from handlers.notice_kinds import TO_CLIENTS
from handlers.senders.asking import ask_manager, hand_on, is_person, room_of
from handlers.senders.limits import Resting
from handlers.senders.slack_calls import (
    AWAY,
    CLOSED,
    HOPELESS,
    TOKEN_REFUSED,
    TOO_LONG,
    error_of,
    join,
    retry_at,
)
from handlers.senders.splitting import split
from storage import notices
from storage.notices import Notice

log = structlog.get_logger("gatehouse.sender")

MOST_TRIES = 150  # ten minutes apart at last, so about a day
LOOK_AGAIN = timedelta(hours=1)  # whether a closed channel is open again
MOST_LOOKS = 24

Answer = Callable[[Desk, WebClient, Notice, str], None]


def after_trouble(desk: Desk, client: WebClient, notice: Notice, trouble: BaseException) -> None:
    error = error_of(trouble)
    if isinstance(trouble, Resting):
        put_off(desk, notice, trouble)
    elif answer := answer_to(error, client, notice):
        answer(desk, client, notice, error)
    elif error in HOPELESS or notice.attempts >= MOST_TRIES:
        give_up(desk, notice, error)
    else:
        fail(desk, notice, trouble)


def answer_to(error: str, client: WebClient, notice: Notice) -> Answer | None:
    if error in CLOSED and is_person(notice.channel_id or ""):
        return tell_somebody_else
    if error in AWAY and not (error in TOKEN_REFUSED and is_refused(client)):
        return tell_somebody_else
    if error in TOKEN_REFUSED:
        return tell_the_admin
    if error == "not_in_channel":
        return join_and_try_again
    if error in CLOSED:
        return ask_to_open
    return split_up if error in TOO_LONG else None


def is_refused(client: WebClient) -> bool:
    """Whether it is our own token that Slack means, and not the account of whom we wrote to."""
    try:
        client.auth_test()
    except SlackApiError as trouble:
        return error_of(trouble) in TOKEN_REFUSED
    except (OSError, Resting):
        return True
    return False


def tell_somebody_else(desk: Desk, _: WebClient, notice: Notice, error: str) -> None:
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        other = hand_on(tx, notice, desk.clock.now())
        if other:
            notices.drop(tx, notice, f"{error}, so {other} was told", desk.clock.now())
    if not other:
        give_up(desk, notice, error)


def tell_the_admin(desk: Desk, _: WebClient, notice: Notice, error: str) -> None:
    """By the log and `gatehouse notices`, since no message gets through; by message once it is mended.

    The client has stopped, and the sender's watch tells of it. All goes on as soon as the token is taken.
    """
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        notices.failed(tx, notice, error, desk.clock.now() + timedelta(minutes=1))


def join_and_try_again(desk: Desk, client: WebClient, notice: Notice, error: str) -> None:
    """A private channel has to invite us."""
    with desk.store.reading(notice.workspace_id, HOUSE) as tx:
        room = room_of(tx, notice)
    if notice.error != error and join(client, room):
        with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
            notices.failed(tx, notice, error, desk.clock.now())
        return
    ask_to_open(desk, client, notice, error)


def ask_to_open(desk: Desk, _: WebClient, notice: Notice, error: str) -> None:
    """The manager hears it once, and has a day to mend it."""
    now = desk.clock.now()
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        asked = ask_manager(tx, notice.delivery_id, room_of(tx, notice), error, now)
        if asked and notice.attempts < MOST_LOOKS:
            notices.failed(tx, notice, error, now + LOOK_AGAIN)
            return
    give_up(desk, notice, error)


def split_up(desk: Desk, _: WebClient, notice: Notice, error: str) -> None:
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        parts = split(tx, notice)
        if parts:
            notices.drop(tx, notice, f"{error}, so it was sent in {parts} parts", desk.clock.now())
    if not parts:
        give_up(desk, notice, error)


def done(desk: Desk, notice: Notice, ts: str | None) -> None:
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        notices.sent(tx, notice, ts, desk.clock.now())


def put_off(desk: Desk, notice: Notice, resting: Resting) -> None:
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        notices.put_off(tx, notice, resting.until)


def fail(desk: Desk, notice: Notice, trouble: BaseException) -> None:
    again = retry_at(trouble, notice.attempts, desk.clock.now())
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        notices.failed(tx, notice, error_of(trouble), again)


def drop_stale(desk: Desk, notice: Notice) -> None:
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        notices.drop(tx, notice, "stale: it could not be sent in time", desk.clock.now())
    log.info("a stale notice was dropped", notice=notice.key, kind=notice.kind)


def give_up(desk: Desk, notice: Notice, error: str) -> None:
    """To the dead letters: `gatehouse notices` shows them, sends them again, or drops them."""
    if notice.kind in TO_CLIENTS:
        tell_undelivered(desk, notice, error)
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        notices.give_up(tx, notice, error, desk.clock.now())
    log.error("a notice cannot be sent", notice=notice.key, kind=notice.kind, error=error)
