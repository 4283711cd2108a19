"""`/gate archive` puts a delivery that is over away; `/gate archived` lists what was."""

from typing import Any

from handlers.acts import archiving
from handlers.archiving.putting_away import file_of
from handlers.slack.answers import Answers
from handlers.slack.line import Line
from handlers.slack.meant import the_one_over
from handlers.slack.rights import must_be_admin
from handlers.slack.visit import Visit
from messages.archiving import archive_form, archive_noted
from messages.message import Message
from messages.portfolio.archives import archive_list
from messages.refs import Ref
from storage.archiving import archives

MOST_LISTED = 15
ARCHIVED = "archived"
FILLING = {ARCHIVED, "list", "all", "deliveries", "delivery", "the"}


def admins_only(visit: Visit) -> None:
    must_be_admin(visit, "archive a delivery")


def archive(visit: Visit, line: Line) -> None:
    admins_only(visit)
    open_archive(visit, Ref.to(the_one_over(visit, line.rest)))


def open_archive(visit: Visit, ref: Ref | None = None) -> None:
    admins_only(visit)
    with visit.reading() as tx:
        delivery = archiving.free_to_archive(visit.desk, tx, ref or visit.ref)
    visit.show(archive_form(delivery, file_of(visit.click.workspace, delivery.id)))


def save_archive(visit: Visit, _: Answers) -> dict[str, Any]:
    admins_only(visit)
    archiving.ask_to_archive(visit.desk, visit.click, visit.ref)
    return {"response_action": "update", "view": archive_noted()}


def list_archived(visit: Visit, line: Line) -> Message:
    """With all the words in their name or their client's."""
    words = " ".join(word for word in line.rest.split() if word.lower() not in FILLING)
    with visit.reading() as tx:
        found = archives.shown(tx, words, MOST_LISTED + 1)
    return archive_list(found[:MOST_LISTED], words, more=len(found) > MOST_LISTED)
