"""`gatehouse run`: all of it for a small team."""

from bot import starting
from bot.assembly import Bot
from bot.commands.socket import listen
from bot.serving import Server
from storage.migrate import upgrade


def run() -> None:
    """Everything in one: migrate, answer Slack, keep the clock. Socket Mode with an app token, else HTTP."""
    settings = starting.settings()
    upgrade(settings.database_url)
    if settings.slack_app_token is None:
        Server(settings, workers=1, with_timetable=True).run()
        return
    bot = Bot(settings)
    bot.start_sender()
    bot.start_timetable()
    listen(bot, settings.slack_app_token.get_secret_value())
