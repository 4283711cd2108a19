"""The log: one line for each event, and never a secret in it."""

import logging
import re
import sys
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TextIO

import structlog
from slack_bolt.logger import messages as bolt
from structlog.stdlib import ProcessorFormatter
from structlog.types import EventDict, Processor

TOKENS = re.compile(r"\bx(?:ox[a-z]|app)-[\w-]+|\bgatehouse_check_[\w-]+|(?<=:)[^\s:/@]+(?=@[\w.-]+[:/])")
# Bolt finds SLACK_BOT_TOKEN in the environment as well, and warns at each start that it does not use it.
EXPECTED = {bolt.warning_client_prioritized_and_token_skipped(), bolt.warning_token_skipped()}

NOT_FROM_SLACK = "a request was turned away: SLACK_SIGNING_SECRET did not sign it, or it is too old"


def redactor(secrets: Iterable[str] = ()) -> Callable[[str], str]:
    """Removes these secrets, whatever looks like a Slack token, and passwords in addresses."""
    known = [re.escape(secret) for secret in sorted(secrets, key=len, reverse=True)]
    patterns = re.compile("|".join([*known, TOKENS.pattern]))
    return lambda text: patterns.sub("[redacted]", text)


def configure(level: str, secrets: Iterable[str], stream: TextIO | None = None) -> None:
    """Send structlog and the standard library's loggers to one stream, redacted as the very last step."""
    out = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        ProcessorFormatter(foreign_pre_chain=shared, processors=_rendering(out.isatty(), secrets))
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # APScheduler tells of every tick, Alembic of its plumbing.
    for chatty in ("apscheduler", "alembic"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    logging.getLogger("slack_bolt.App").addFilter(lambda record: record.getMessage() not in EXPECTED)
    logging.getLogger("slack_bolt.RequestVerification").addFilter(_without_the_request)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda ended: _log_uncaught(
        ended.exc_type, ended.exc_value or ended.exc_type(), ended.exc_traceback
    )


def _rendering(for_a_person: bool, secrets: Iterable[str]) -> list[Processor]:
    render: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if for_a_person:
        # The plain formatter: a rich traceback would print local variables, and tokens among them.
        render = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    tracebacks = [] if for_a_person else [structlog.processors.format_exc_info]
    redact = redactor(secrets)

    def rendered(logger: logging.Logger, method: str, event: EventDict) -> str:
        return redact(str(render(logger, method, event)))

    return [ProcessorFormatter.remove_processors_meta, *tracebacks, rendered]


def _without_the_request(record: logging.LogRecord) -> bool:
    """Bolt would log the whole of it: what anybody may send, or, under a wrong secret, what Slack sends."""
    record.msg, record.args = NOT_FROM_SLACK, ()
    return True


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    structlog.get_logger("gatehouse").critical("stopped by an error", exc_info=(kind, error, traceback))
