"""`gatehouse socket`: Slack over Socket Mode, without a public address."""

from threading import Event

import structlog
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackClientError

from bot import environment, starting
from bot.assembly import Bot

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


def socket() -> None:
    """Answer Slack over Socket Mode, which needs no public address but SLACK_APP_TOKEN."""
    settings = starting.settings()
    if settings.slack_app_token is None:
        raise environment.missing("SLACK_APP_TOKEN")
    bot = Bot(settings)
    starting.warn_about(bot.store)
    bot.start_sender()
    listen(bot, settings.slack_app_token.get_secret_value())


def listen(bot: Bot, app_token: str) -> None:
    """Until the process is asked to stop."""
    stop = starting.stop_signal()
    handler = SocketModeHandler(bot.app, app_token)
    try:
        connect(handler, stop)
        stop.wait()
    finally:
        handler.close()
        bot.close()


def connect(handler: SocketModeHandler, stop: Event) -> None:
    """Slack may be down when we start: try until it answers, ever more slowly."""
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            handler.connect()
        except (SlackClientError, OSError) as error:
            log = structlog.get_logger("gatehouse")
            log.warning("no connection to Slack", error=str(error), again_in=pause)
            stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return
