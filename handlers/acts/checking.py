"""Taking in what a check reports: once for each report, however often it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from gates.checklists.check_tokens import CheckToken
from gates.checklists.checking import Report
from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.refusal import Refusal
from gates.runs.reporting import has_ended, take_in
from handlers.announcing import announce
from handlers.desk import Click, Desk
from storage import check_reports, check_tokens, deliveries, run_names
from storage.check_reports import Answered
from storage.errors import AlreadyDone
from storage.transaction import EVERY_WORKSPACE, Transaction

OFTEN_ENOUGH = timedelta(minutes=1)  # between two notes of when a token was used


@dataclass(frozen=True, slots=True)
class Sent:
    """A report as it came: for which item, and by which key and body it is known again."""

    delivery: str
    phase: str | None
    run: str | None
    item: str
    report: Report
    key: str
    body_sha256: str


Worded = Callable[[Delivery, Gate, Item], str]


def identify(desk: Desk, secret: str, at: datetime) -> CheckToken | None:
    """Whose token this is; None where nobody's, or it was revoked. Notes that it was used."""
    with desk.store.reading(EVERY_WORKSPACE) as tx:
        token = check_tokens.known_by(tx, secret)
    if token is None or token.revoked_at is not None:
        return None
    if token.last_used_at is None or at - token.last_used_at >= OFTEN_ENOUGH:
        with desk.store.transaction(token.workspace_id) as tx:
            check_tokens.note_used(tx, token, at)
    return token


def report_check(desk: Desk, click: Click, token: CheckToken, sent: Sent, worded: Worded) -> str:
    """The answer: the one given before where this report was sent before.

    Raises Refusal when the rule refuses, and when the key was used for another report.
    """
    try:
        answer = take(desk, click, token, sent, worded)
    except AlreadyDone:  # by a request that came at the same moment
        with desk.reading(click) as tx:
            return answered_before(tx, token, sent) or ""
    desk.bell.ring()
    return answer


def take(desk: Desk, click: Click, token: CheckToken, sent: Sent, worded: Worded) -> str:
    with desk.writing(click) as tx:
        delivery = deliveries.load(tx, sent.delivery)
        if before := answered_before(tx, token, sent):
            return before
        refuse_folded(tx, delivery, sent)
        gate, item = take_in(delivery, sent.item, sent.phase, sent.run, sent.report, click.by, click.at)
        facts, answer = tuple(delivery.facts), worded(delivery, gate, item)
        deliveries.save(tx, delivery, click.intent)
        announce(tx, delivery, facts, click)
        if not check_reports.keep(tx, token, sent.key, Answered(sent.body_sha256, answer), click.at):
            raise AlreadyDone
    return answer


def refuse_folded(tx: Transaction, delivery: Delivery, sent: Sent) -> None:
    """A run that was folded is not in the delivery any more, and is not begun again."""
    is_new = sent.run is not None and sent.run not in [run.name for run in delivery.runs]
    if is_new and run_names.is_taken(tx, delivery.id, sent.run or ""):
        raise has_ended(sent.run or "")


def answered_before(tx: Transaction, token: CheckToken, sent: Sent) -> str | None:
    before = check_reports.answered(tx, token, sent.key)
    if before and before.body_sha256 != sent.body_sha256:
        raise Refusal("This Idempotency-Key was used for another report. Give each report a key of its own.")
    return before.answer if before else None
