"""Answers to `/gate list`, `/gate find`, `/gate waiting` and `/gate history`."""

from collections.abc import Sequence
from datetime import date

from gates.delivery import Delivery
from gates.facts import Fact
from gates.portfolio.question import Question
from gates.portfolio.row import Found, Row, Waiting
from gates.waiting import WaitKind
from messages.answer import answer
from messages.blocks import button, context, section, section_of, sections
from messages.ids import Action
from messages.limits import Json, fit
from messages.message import Message
from messages.mrkdwn import escape, line, mention, since
from messages.portfolio.history import history_line
from messages.portfolio.rows import row_block, row_lines, spoken
from messages.refs import Ref
from messages.titles import delivery_name

DEEDS = {
    WaitKind.PREPARE: "to hand the package over",
    WaitKind.ACCEPT: "to accept the package",
    WaitKind.ITEMS: "to finish items",
    WaitKind.SIGN: "to sign",
    WaitKind.NAME: "to name somebody",
    WaitKind.ANSWER: "to answer a concern",
    WaitKind.CONFIRM: "to confirm an override",
    WaitKind.REPLY: "to answer a question",
    WaitKind.RESOLVE: "to resolve an escalation",
    WaitKind.CLOSE: "to close the record",
    WaitKind.MEASURE: "to measure an outcome",
    WaitKind.REVIEW: "to write the review",
}
PLACES = {
    "name": "in the name", "client": "in the client's name", "scope": "in the scope",
    "decisions": "in a decision", "risks": "in a risk", "escalations": "in an escalation",
}  # fmt: skip
NARROW = "`/gate list late`, `mine`, `blocked`, `client X`, `phase Y` or `owner @Z` narrows it down."


def row_list(rows: Sequence[Row], total: int, question: Question, today: date) -> Message:
    asked = escape(str(question), 300)
    if not rows:
        nothing = f"No running delivery is {asked or 'there'}." if asked or question.owner else ""
        return answer(nothing or "No delivery is running. `/gate start` begins one.")
    owner = f" of {mention(question.owner)}" if question.owner else ""
    title = f"*Running deliveries{owner}{': ' + asked if asked else ''}* ({total})"
    blocks = [[row_block(row, today)] for row in rows]
    left = total - len(rows)
    tail = [context(f"… and {left} more. {NARROW}")] if left > 0 else []
    words = [f"• {spoken(row)}: {' · '.join(filter(None, row_lines(row, today)))}" for row in rows]
    return Message.of([title, *words], fit([section(title)], blocks, tail, more))


def more(left: int) -> Json:
    return context(f"… and {left} more. {NARROW}")


def found_list(found: Sequence[Found], words: str, today: date, most: int) -> Message:
    said = escape(words, 100)
    if not found:
        return answer(
            f"Nothing is found for “{said}”. Names, clients, scopes, decisions and risks are searched."
        )
    full = len(found) == most
    many = f"the first {most}" if full else str(len(found))
    tail = [context(f"Only the first {most} are shown. Another word finds fewer.")] if full else []
    title = f"*Found for “{said}”* ({many})"
    blocks = [[row_block(each.row, today, excerpt(each))] for each in found]
    lines = [f"• {spoken(each.row)}, {PLACES[each.where]}" for each in found]
    return Message.of([title, *lines], fit([section(title)], blocks, tail, more))


def excerpt(each: Found) -> str:
    """Where it was found; the name is read above."""
    if each.where in ("name", "client"):
        return ""
    return f"Found {PLACES[each.where]}: {line(each.excerpt, 300)}"


def waiting_list(waits: Sequence[Waiting], total: int, whom: str) -> Message:
    """`whom` is mrkdwn: a mention, or the escaped name of a role; empty for everybody."""
    if not waits:
        return answer(f"Nothing waits for {whom or 'anybody'}.")
    title = f"*Waiting{' for ' + whom if whom else ''}* ({total})"
    rows = [[waiting_block(each)] for each in waits]
    left = total - len(waits)
    fewer = "" if whom else " `/gate waiting mine`, `@somebody` or a role narrows it down."
    tail = [context(f"… and {left} more, which have waited less long.{fewer}")] if left > 0 else []
    words = [f"• {waiting_words(each)}" for each in waits]
    return Message.of([title, *words], fit([section(title)], rows, tail, more))


def waiting_block(each: Waiting) -> Json:
    status = button("Status", Action.DELIVERY_STATUS, Ref(delivery=each.delivery_id))
    client = f" for {line(each.client, 200)}" if each.client else ""
    practice = " · practice" if each.practice else ""
    head = f"*{line(each.name, 200)}*{client}{practice} · {line(each.phase_label)}"
    return section_of(head, waiting_words(each), accessory=status)


def waiting_words(each: Waiting) -> str:
    role = line(each.role_name) if each.role_name else ""
    who = " ".join(filter(None, [role, mention(each.user_id) if each.user_id else ""])) or "nobody by name"
    return f"{who} {DEEDS[each.kind]}, {since(each.since)}"


def history_list(delivery: Delivery, facts: Sequence[Fact], total: int) -> Message:
    """The newest first."""
    title = f"*History of {delivery_name(delivery)}*"
    lines = [history_line(delivery, fact) for fact in facts]
    left = total - len(facts)
    tail = [context(f"… and {left} earlier. All of it stands in the audit log.")] if left > 0 else []
    return Message.of([title, *lines], [section(title), *sections(lines), *tail])
