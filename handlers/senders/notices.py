"""Sends what is sent once."""

from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.acts.depending import follow_upstream
from handlers.desk import Desk
from handlers.notice_kinds import NoticeKind
from handlers.senders.archiving import put_away_delivery
from handlers.senders.erasing import erase_person, look_for_person
from handlers.senders.evidence import read_evidence
from handlers.senders.mail import send_mail
from handlers.senders.paced_client import PacedClient
from handlers.senders.process_files import hand_out, take_in
from handlers.senders.records import hand_out_record
from handlers.senders.slack_calls import LOST, TROUBLE, backed_off, error_of, find_by_metadata
from handlers.senders.troubles import MOST_TRIES, after_trouble, done, drop_stale, give_up
from messages.answer import answer
from messages.ids import Event
from storage import cards, notices
from storage.card import card_id
from storage.notices import Notice


def send_notice(desk: Desk, client: PacedClient, notice: Notice) -> None:
    """Sends, or does, what the notice says; what fails gets the answer that was decided for it."""
    if notice.expires_at and notice.expires_at <= desk.clock.now():
        drop_stale(desk, notice)
        return
    try:
        if notice.kind in SENDING:
            SENDING[NoticeKind(notice.kind)](desk, client, notice)
        else:
            give_up(desk, notice, f"unknown kind {notice.kind}")
    except TROUBLE as trouble:
        after_trouble(desk, client, notice, trouble)


def invite(desk: Desk, client: WebClient, notice: Notice) -> None:
    try:
        client.conversations_invite(channel=notice.channel_id or "", users=notice.body["users"], force=True)
    except SlackApiError as trouble:
        if error_of(trouble) != "already_in_channel":
            raise
    done(desk, notice, None)


def retire(desk: Desk, client: WebClient, notice: Notice) -> None:
    """A message that was posted anew elsewhere keeps no buttons, no pin, and nothing that grows old."""
    if notice.channel_id and notice.body["ts"]:
        let_go(client, notice, notice.channel_id, notice.body["ts"])
    done(desk, notice, None)


def let_go(client: WebClient, notice: Notice, channel: str, ts: str) -> None:
    if ts.startswith("F"):
        client.canvases_delete(canvas_id=ts)
        return
    note = answer("This message is no longer kept up to date.")
    metadata = {"event_type": Event.NOTICE, "event_payload": {"key": notice.key}}
    try:
        client.chat_update(channel=channel, ts=ts, text=note.text, blocks=note.blocks, metadata=metadata)
        client.pins_remove(channel=channel, timestamp=ts)
    except SlackApiError as trouble:
        if error_of(trouble) not in LOST | {"no_pin"}:
            raise


def post_directly(desk: Desk, client: PacedClient, notice: Notice) -> None:
    done(desk, notice, post_once(client, notice, conversation_of(client, notice)))


def conversation_of(client: PacedClient, notice: Notice) -> str:
    place = notice.channel_id or ""
    return client.conversation_with(place) if place[:1] in ("U", "W") else place


def post_below(desk: Desk, client: PacedClient, notice: Notice) -> None:
    """In the thread of a direct message; it waits until that was sent."""
    with desk.store.reading(notice.workspace_id) as tx:
        head = notices.find(tx, notice.body["below"])
    if head and head.sent_ts:
        done(desk, notice, post_once(client, notice, conversation_of(client, notice), head.sent_ts))
    elif head is None or head.given_up_at:
        give_up(desk, notice, "the message that it belongs to was never sent")
    else:
        wait_for(desk, notice, "the message that it belongs to")


def post_in_channel(desk: Desk, client: WebClient, notice: Notice) -> None:
    done(desk, notice, post_once(client, notice, notice.channel_id or ""))


def post_in_thread(desk: Desk, client: WebClient, notice: Notice) -> None:
    """Below the card that it speaks of; it waits about a day for that card to stand."""
    with desk.store.reading(notice.workspace_id) as tx:
        about = (notice.thread_kind or "", notice.delivery_id, notice.phase, notice.round, 1)
        card = cards.find(tx, card_id(*about))
    if card is None or (card.settled_at and not card.ts):
        give_up(desk, notice, "its card was never posted")
    elif not (card.channel_id and card.ts) and notice.attempts >= MOST_TRIES:
        give_up(desk, notice, "its card could not be posted")
    elif not (card.channel_id and card.ts):
        wait_for(desk, notice, "its card")
    else:
        done(desk, notice, post_once(client, notice, card.channel_id, card.ts))


def post_once(client: WebClient, notice: Notice, channel: str, thread_ts: str | None = None) -> str:
    """Posts the notice, unless an attempt that we lost sight of did arrive."""
    if notice.may_be_sent and notice.attempting_since:
        since = notice.attempting_since.timestamp() - 60
        if found := find_by_metadata(client, channel, Event.NOTICE, notice.key, since, thread_ts=thread_ts):
            return found
    posted = client.chat_postMessage(
        channel=channel,
        thread_ts=thread_ts,
        text=notice.body["text"],
        blocks=notice.body.get("blocks"),
        metadata={"event_type": Event.NOTICE, "event_payload": {"key": notice.key}},
        unfurl_links=False,
        unfurl_media=False,
    )
    return str(posted["ts"])


def wait_for(desk: Desk, notice: Notice, what: str) -> None:
    with desk.store.transaction(notice.workspace_id) as tx:
        again = desk.clock.now() + backed_off(notice.attempts)
        notices.failed(tx, notice, f"{what} is not posted yet", again)


SENDING: dict[NoticeKind, Callable[[Desk, PacedClient, Notice], None]] = {
    NoticeKind.THREAD: post_in_thread,
    NoticeKind.DIRECT: post_directly,
    NoticeKind.REPLY: post_below,
    NoticeKind.CLIENT_MESSAGE: post_in_channel,
    NoticeKind.CLIENT_MAIL: send_mail,
    NoticeKind.CHANNEL: post_in_channel,
    NoticeKind.INVITE: invite,
    NoticeKind.RETIRE: retire,
    NoticeKind.RECORD_OUT: hand_out_record,
    NoticeKind.EVIDENCE: read_evidence,
    NoticeKind.UPSTREAM: follow_upstream,
    NoticeKind.FILE_IN: take_in,
    NoticeKind.FILE_OUT: hand_out,
    NoticeKind.PERSON_LOOK: look_for_person,
    NoticeKind.PERSON_ERASE: erase_person,
    NoticeKind.PUT_AWAY: put_away_delivery,
}
