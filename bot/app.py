"""The Bolt app: what a request passes through before it reaches its listener."""

from collections.abc import Callable

from slack_bolt import App, BoltContext, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.settings import Settings
from handlers.desk import Desk
from handlers.slack.register import register

BEFORE_THE_ACK = 2  # seconds that a call to Slack may take while a person waits for the answer
AFTER_IT = 10


def build_app(settings: Settings, desk: Desk) -> App:
    """An app that has asked Slack nothing yet, so that it starts while Slack is down."""
    token = settings.slack_bot_token.get_secret_value()

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    app = App(
        name="gatehouse",
        client=client_for(settings, BEFORE_THE_ACK),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        authorize=authorize,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
    )

    @app.middleware
    def put_at_hand(context: BoltContext, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002
        context["desk"] = desk
        return next()

    register(app)
    return app


def sending_client(settings: Settings) -> WebClient:
    """For the sender, who has time."""
    return client_for(settings, AFTER_IT)


def client_for(settings: Settings, timeout: int) -> WebClient:
    """Without retries of its own: a call whose answer was lost may have taken effect, so we look first."""
    token = settings.slack_bot_token.get_secret_value()
    return WebClient(token=token, base_url=settings.slack_api_url, timeout=timeout, retry_handlers=[])
