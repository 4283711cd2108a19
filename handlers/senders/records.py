"""Makes the file of a delivery record and uploads it to whoever asked for it."""

from datetime import datetime

from slack_sdk import WebClient

from gates.rights.asker import Asker
from handlers.desk import Desk
from handlers.pdf import rendered
from handlers.senders.names import names_of
from handlers.senders.process_files import telling
from handlers.senders.uploading import upload_once
from messages.exports.record import ENDINGS, Form, as_csv, as_json, as_markdown, as_page, record_document
from storage import audit, deliveries, notices
from storage.notices import Notice


def hand_out_record(desk: Desk, client: WebClient, notice: Notice) -> None:
    """Unless it came by a try that we lost sight of."""
    now = desk.clock.now()
    with telling(desk, notice, "The record"):
        name, title, content = made(desk, client, notice, now)
        upload_once(desk, client, notice, name, title, content)
        with desk.store.transaction(notice.workspace_id) as tx:
            notices.sent(tx, notice, None, now)


def made(desk: Desk, client: WebClient, notice: Notice, now: datetime) -> tuple[str, str, bytes]:
    """Name, title and content of the file. Raises Refusal where the asker may see it no more."""
    form, asker = Form(notice.body["form"]), Asker(notice.body["user"], bool(notice.body["sees_all"]))
    with desk.store.reading(notice.workspace_id, asker) as tx:
        delivery = deliveries.read(tx, notice.body["delivery"])
        log = audit.rows(tx, delivery.id)
    name, title = f"delivery-record-{delivery.id}.{ENDINGS[form]}", f"Delivery record: {delivery.name}"
    if form is Form.JSON:
        return name, title, as_json(delivery, log, now).encode()
    names = names_of(client)
    document = record_document(delivery, log, names, now)
    if form is Form.PDF:
        return name, title, rendered(as_page(document))
    return name, title, (as_csv(document) if form is Form.CSV else as_markdown(document)).encode()
