"""`/gate list`, `waiting`, `history` and `find`: read without loading a delivery, for whoever asks."""

from gates.portfolio.question import read_question
from gates.refusal import Refusal
from handlers.slack.archiving import ARCHIVED, list_archived
from handlers.slack.line import Line
from handlers.slack.meant import MOST_LISTED, the_one
from handlers.slack.visit import Visit
from messages.message import Message
from messages.mrkdwn import escape, mention
from messages.portfolio.archives import archive_list, with_archives
from messages.portfolio.lists import found_list, history_list, row_list, waiting_list
from messages.portfolio.overview import portfolio_message
from storage import audit, grants
from storage.archiving import archives
from storage.lists import listing, portfolio, searching

MOST_FOUND = 15
MOST_ARCHIVED = 5  # beside what is found
MOST_FACTS = 30
OF_ME = {"me", "mine", "for me", "on me", "my"}


def list_rows(visit: Visit, line: Line) -> Message:
    if ARCHIVED in line.rest.lower().split():
        return list_archived(visit, line)
    question, today = read_question(line.typed), visit.click.at.date()
    with visit.reading() as tx:
        rows = listing.listed(tx, question, today, MOST_LISTED)
        total = listing.counted(tx, question, today) if len(rows) == MOST_LISTED else len(rows)
    return row_list(rows, total, question, today)


def list_waiting(visit: Visit, line: Line) -> Message:
    """Of a person, of a role by its name; without either, of everybody."""
    of_me = line.rest.lower() in OF_ME
    user = line.people[0] if line.people else visit.click.by.user_id if of_me else ""
    role = "" if user else line.rest.removeprefix("for ").removeprefix("on ")
    with visit.reading() as tx:
        waits = listing.waiting(tx, visit.click.at, MOST_LISTED, user=user, role=role)
        full = len(waits) == MOST_LISTED
        total = listing.how_many_wait(tx, visit.click.at, user=user, role=role) if full else len(waits)
    whom = mention(user) if user else escape(role, 60)
    return waiting_list(waits, total, whom)


def show_history(visit: Visit, line: Line) -> Message:
    delivery = the_one(visit, line.rest)
    with visit.reading() as tx:
        facts, total = audit.newest(tx, delivery.id, MOST_FACTS)
    return history_list(delivery, facts, total)


def find_words(visit: Visit, line: Line) -> Message:
    with visit.reading() as tx:
        found = searching.search(tx, line.rest, MOST_FOUND)
        put_away = archives.shown(tx, line.rest, MOST_ARCHIVED) if line.rest else []
    if put_away and not found:
        return archive_list(put_away, line.rest)
    answer = found_list(found, line.rest, visit.click.at.date(), MOST_FOUND)
    return with_archives(answer, put_away)


def show_portfolio(visit: Visit, _line: Line) -> Message:
    today = visit.click.at.date()
    with visit.reading() as tx:
        if not portfolio.may_see(tx) and not visit.click.by.is_admin:
            raise Refusal(
                "The portfolio is for delivery managers, admins and auditors. `/gate list` shows deliveries.",
                ask=[each.user_id for each in grants.every(tx)],
            )
        return portfolio_message(portfolio.overview(tx, today), today)
