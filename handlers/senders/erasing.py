"""Looks how much is kept about a person, and erases it, as an admin asked for it by a form."""

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from gates.people import Person
from gates.refusal import Refusal
from gates.rights.asker import HOUSE
from handlers.acts.erasing import erase_within, must_be_free, with_signatures
from handlers.desk import Click, Desk
from handlers.senders.slack_calls import HOPELESS, error_of
from handlers.senders.telling import tell
from messages.erasing import SubjectRef, erasure_confirmation, erasure_done, erasure_refused
from storage import notices
from storage.erasing.subject import extent
from storage.errors import AlreadyDone
from storage.notices import Notice
from storage.transaction import Transaction

NEVER_SHOWN = HOPELESS | {"not_found", "expired"}  # mostly a window that was closed; nothing is lost with it

log = structlog.get_logger("gatehouse.sender")


def look_for_person(desk: Desk, client: WebClient, notice: Notice) -> None:
    """Shows what was found in the window that waits for it, with the button that erases."""
    subject = SubjectRef.read(notice.body["subject"])
    with desk.store.reading(notice.workspace_id, HOUSE) as tx:
        found = extent(tx, with_signatures(tx, subject), asked_by=notice.key)
    view = erasure_confirmation(subject, found.places, len(found.deliveries))
    try:
        client.views_update(view_id=notice.body["window"], view=view)
    except SlackApiError as trouble:
        if error_of(trouble) not in NEVER_SHOWN:
            raise
        log.warning("what was found is not shown", notice=notice.key, error=error_of(trouble))
    with desk.store.transaction(notice.workspace_id) as tx:
        forget(tx, notice)
        notices.sent(tx, notice, None, desk.clock.now())


def erase_person(desk: Desk, _: WebClient, notice: Notice) -> None:
    """Erases, or does not, and tells whoever asked, in the same transaction."""
    by = Person(notice.body["user"])
    click = Click(notice.workspace_id, by, desk.clock.now(), f"notice:{notice.key}")
    subject = SubjectRef.read(notice.body["subject"])
    try:
        must_be_free(desk, click, subject)
        with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
            forget(tx, notice)
            found = erase_within(tx, click, subject)
            tell(desk, tx, notice, [erasure_done(found.places)])
    except AlreadyDone:  # by a process whose lease had ended
        return
    except Refusal as refusal:
        with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
            forget(tx, notice)
            tell(desk, tx, notice, [erasure_refused(refusal.sentence)])
    desk.bell.ring()


def forget(tx: Transaction, notice: Notice) -> None:
    """The names in the request itself."""
    notices.note(tx, notice, subject="")
