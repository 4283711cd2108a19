"""`python -m tests.bench.bare`: the same server, the same door and signing, and a listener that only acks."""

from flask import Flask
from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot import starting
from bot.clock import Clock
from bot.serving import Server
from bot.settings import Settings
from bot.wsgi import build_wsgi
from handlers.desk import Desk
from messages.ids import Action
from storage.store import Store


class BareServer(Server):
    def load(self) -> Flask:
        return build_wsgi(bare_app(self._settings), Desk(Store(self._settings.database_url), Clock()))


def bare_app(settings: Settings) -> App:
    token = settings.slack_bot_token.get_secret_value()

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    app = App(
        client=WebClient(token=token, base_url=settings.slack_api_url),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        authorize=authorize,
        process_before_response=True,
    )
    app.action(Action.GATE_APPROVE)(only_ack)
    return app


def only_ack(ack: Ack) -> None:
    ack()


if __name__ == "__main__":
    settings = starting.settings()
    BareServer(settings, workers=1 if settings.on_sqlite else settings.workers).run()
