"""A line of the developer's log: which way something went, what it was, and what became of it, in words."""

import json
from dataclasses import dataclass
from typing import Any

from sandbox.journal import Call, Delivery, Entry

FAULTS = {
    "reset_before": "the connection broke before it took effect",
    "reset_after": "took effect, but the connection broke",
    "down": "Slack was down",
}
REASONS = {
    "http_timeout": "no answer in time",
    "connection_failed": "the bot could not be reached",
    "ssl_error": "the bot's certificate was not accepted",
    "too_many_redirects": "too many redirects",
}
KINDS = {"response_url": "response_url", "upload": "upload of a file"}


@dataclass(frozen=True, slots=True)
class LogLine:
    """trouble is None where all went well; warning is what a developer should look at all the same."""

    n: int
    at: float
    way: str
    name: str
    trouble: str | None
    warning: str
    notes: tuple[str, ...]
    duration: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two said."""

    heading: str
    text: str


def line_of(entry: Entry) -> LogLine:
    said = _call(entry) if isinstance(entry, Call) else _delivery(entry)
    way, name, warning, notes = said
    return LogLine(entry.n, entry.at, way, name, trouble_of(entry), warning, notes, _words(entry.duration))


def _call(call: Call) -> tuple[str, str, str, tuple[str, ...]]:
    several = "arguments" if len(call.unknown) > 1 else "argument"
    warning = f"Slack does not know the {several} {', '.join(call.unknown)}" if call.unknown else ""
    notes = ("held back",) if call.fault == "latency" else ()
    return "Bot to Slack", KINDS.get(call.kind, call.method), warning, notes


def _delivery(delivery: Delivery) -> tuple[str, str, str, tuple[str, ...]]:
    repeats = (f"repeat {delivery.retry}",) if delivery.retry else ()
    sockets = ("Socket Mode",) if delivery.way == "socket" else ()
    name = delivery.subject if delivery.kind == "slash_command" else f"{delivery.kind} {delivery.subject}"
    return "Slack to bot", name.strip(), "", (*repeats, *sockets)


def trouble_of(entry: Entry) -> str | None:
    """Why it went wrong, or None."""
    if entry.ok:
        return None
    if isinstance(entry, Delivery):
        return REASONS.get(entry.reason or "") or (
            f"the bot answered HTTP {entry.status}" if entry.status else "no answer"
        )
    if entry.fault in FAULTS:
        return FAULTS[entry.fault]
    said = str(entry.answer.get("error") or entry.answer.get("text") or "refused")
    return said if entry.status == 200 else f"HTTP {entry.status}, {said}"


def sides_of(entry: Entry) -> tuple[Side, Side]:
    if isinstance(entry, Call):
        answer = pretty(entry.answer) if entry.status else "No answer: the connection was dropped."
        status = f" with HTTP {entry.status}" if entry.status else ""
        return Side("The bot asked", pretty(entry.arguments)), Side(f"Slack answered{status}", answer)
    status = f" with HTTP {entry.status}" if entry.status else ""
    answer = entry.answer or ("An empty answer." if entry.status else "No answer.")
    return Side("Slack sent", pretty(entry.body)), Side(f"The bot answered{status}", _indented(answer))


def pretty(content: Any) -> str:
    """Half a surrogate pair cannot go over the wire."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    return text.encode("utf-8", "replace").decode()


def _indented(text: str) -> str:
    try:
        return pretty(json.loads(text))
    except (ValueError, RecursionError):
        return text


def _words(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
