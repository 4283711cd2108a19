"""The delivery record as the text of a Slack canvas: what a team looks up, without the long checklists."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from secrets import token_hex

from gates.delivery import Delivery
from messages.exports.document import Sheet
from messages.exports.record import as_markdown, record_document
from messages.mrkdwn import USER_ID

MOST_CELLS = 300  # of one table in a canvas
MOST_ROWS = 5  # of one table, where Slack takes no more of it
LEFT_OUT = {"Checklists"}
KEPT = (
    "Kept current by Gatehouse",
    "changes here are written over; /gate record shows all of it, /gate record as pdf hands it out",
)


def record_canvas(delivery: Delivery, now: datetime, *, shortened: bool = False) -> str:
    """People stand in it as Slack's own mentions, which call nobody."""
    divided = beginning if shortened else parts
    secret = token_hex(8)  # so that nothing typed can pass for a mention

    def marked(user: str) -> str:
        return f"{secret}{user}{secret}" if USER_ID.fullmatch(user) else user

    document = record_document(delivery, [], marked, now, whole_log=False)
    sheets = [part for each in document.sheets if each.title not in LEFT_OUT for part in divided(each)]
    text = as_markdown(replace(document, sheets=sheets, seal=[KEPT]))
    body = text.split("\n", 1)[1].lstrip()  # the title stands above the canvas
    return re.sub(f"{secret}([A-Z0-9]+){secret}", r"![](@\1)", body)


def beginning(sheet: Sheet) -> Iterator[Sheet]:
    rows = len(sheet.rows)
    some = f" (the first {MOST_ROWS} of {rows}: /gate record shows all)" if rows > MOST_ROWS else ""
    yield replace(sheet, title=f"{sheet.title}{some}", rows=sheet.rows[:MOST_ROWS])


def parts(sheet: Sheet) -> Iterator[Sheet]:
    """A long table in pieces that a canvas takes."""
    rows = max(1, MOST_CELLS // len(sheet.columns) - 1)
    yield replace(sheet, rows=sheet.rows[:rows])
    for number, start in enumerate(range(rows, len(sheet.rows), rows), 2):
        yield replace(sheet, title=f"{sheet.title} ({number})", rows=sheet.rows[start : start + rows])


def canvas_title(delivery: Delivery) -> str:
    return f"Delivery record: {delivery.name}"[:200]
