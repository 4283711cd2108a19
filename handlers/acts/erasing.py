"""Erasing what is kept about a person: first how much that is, then all of it.

Both look through every table, which may take longer than Slack waits: from a form they are asked for here,
and done by the sender.
"""

from datetime import datetime, timedelta

from gates.delivery import Delivery
from gates.erasing.duties import must_owe_nothing
from gates.erasing.subject import DataSubject, with_names
from gates.leaving.duties import duties_of
from gates.refusal import Refusal
from gates.rights.asker import HOUSE
from gates.rights.workspace_roles import AUDITORS_READ, NAMES, WorkspaceRole
from handlers import outbox
from handlers.desk import Click, Desk
from handlers.notice_kinds import NoticeKind
from messages.erasing import SubjectRef
from messages.leaving.duties import WORDS
from storage import finding, grants, workspace_settings
from storage.erasing import subject as erasing
from storage.erasing.subject import Extent
from storage.erasing.traces import signed_names
from storage.errors import AlreadyDone
from storage.transaction import Transaction
from storage.visible import shows

WINDOW_STANDS = timedelta(seconds=1)  # after the answer that shows it; what came sooner would be overwritten
LOOK_LASTS = timedelta(minutes=10)  # nobody sits before the window any longer


def ask_how_much(desk: Desk, click: Click, subject: DataSubject, window: str) -> None:
    """`window` is Slack's id of the view that shows it. Raises Refusal as `extent` does."""
    about, due_at = {"window": window}, click.at + WINDOW_STANDS
    note(desk, click, NoticeKind.PERSON_LOOK, subject, due_at, about, click.at + LOOK_LASTS)


def ask_to_erase(desk: Desk, click: Click, subject: DataSubject) -> None:
    """Whoever asks is an admin, and is told by message how it ended."""
    note(desk, click, NoticeKind.PERSON_ERASE, subject, click.at, {"user": click.by.user_id})
    desk.bell.ring()


def note(
    desk: Desk,
    click: Click,
    kind: NoticeKind,
    subject: DataSubject,
    due_at: datetime,
    about: dict[str, str],
    expires_at: datetime | None = None,
) -> None:
    """The names stand in the row until it is done, and no longer."""
    must_be_free(desk, click, subject)
    body = {**about, "subject": SubjectRef.of(subject).model_dump_json()}
    with desk.writing(click) as tx:
        key = f"{kind}/{click.intent}"
        outbox.put(tx, key=key, kind=kind, body=body, due_at=due_at, expires_at=expires_at)


def extent(desk: Desk, click: Click, subject: DataSubject) -> Extent:
    """How much is kept. Raises Refusal while something still waits on this person."""
    must_be_free(desk, click, subject)
    with desk.store.reading(click.workspace, HOUSE) as tx:
        return erasing.extent(tx, with_signatures(tx, subject))


def erase(desk: Desk, click: Click, subject: DataSubject) -> Extent | None:
    """Whoever asks is an admin. None where this was done before."""
    must_be_free(desk, click, subject)
    try:
        with desk.store.transaction(click.workspace, HOUSE) as tx:
            found = erase_within(tx, click, subject)
    except AlreadyDone:
        return None
    desk.bell.ring()
    return found


def erase_within(tx: Transaction, click: Click, subject: DataSubject) -> Extent:
    """Raises AlreadyDone where this was done before; the transaction's asker is the house."""
    if grants.role_of(tx, click.by.user_id) is WorkspaceRole.AUDITOR:
        raise Refusal(AUDITORS_READ)
    return erasing.erase(tx, with_signatures(tx, subject), click.by.user_id, click.at, click.intent)


def with_signatures(tx: Transaction, subject: DataSubject) -> DataSubject:
    """The names that they signed with formally are theirs."""
    return with_names(subject, signed_names(tx, subject.user_id)) if subject.user_id else subject


def must_be_free(desk: Desk, click: Click, subject: DataSubject) -> None:
    if subject.user_id is None:
        return
    with desk.store.reading(click.workspace, HOUSE) as tx:
        owing = finding.owing(tx, subject.user_id)
        open_duties = rights_of(tx, desk, subject.user_id)
    with desk.reading(click) as tx:
        seen = [delivery for delivery in owing if shows(tx, delivery)]
    open_duties += [words for delivery in seen for words in duties_in(delivery, subject.user_id)]
    hidden = [words for each in owing if each not in seen for words in duties_in(each, subject.user_id)]
    must_owe_nothing(open_duties, len(hidden))


def rights_of(tx: Transaction, desk: Desk, user_id: str) -> list[str]:
    found = ["named an admin by GATEHOUSE_ADMINS"] if user_id in desk.admins else []
    if role := grants.role_of(tx, user_id):
        found.append(f"{NAMES[role]} of this workspace by `/gate rights`")
    if workspace_settings.holds_by_default(tx, user_id):
        found.append("holder of a role by default in `/gate settings`")
    return found


def duties_in(delivery: Delivery, user_id: str) -> list[str]:
    found = [f"{WORDS[duty.kind].lower()} “{duty.text[:60]}”" for duty in duties_of(delivery, user_id)]
    signing = [each for each in delivery.delegations if each.delegate == user_id and each.ended_at is None]
    if signing and not delivery.is_over:
        found.append("signatures on somebody's behalf")
    return [f"{words} in “{delivery.name}”" for words in found]
