"""What an operator wants to know before the start: settings, database, tokens, scopes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from smtplib import SMTPAuthenticationError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot import environment
from bot.environment import SettingsInvalid
from bot.manifest import SCOPES
from bot.readiness import trouble_with
from bot.settings import Settings
from handlers.holding_back import holds_back
from handlers.senders.mail import connected, reason
from storage.errors import Unavailable
from storage.store import Store

APP_PAGE = "https://api.slack.com/apps"


@dataclass(frozen=True)
class Finding:
    """A tick, or the cure."""

    subject: str
    good: bool
    text: str


def examine() -> Iterator[Finding]:
    try:
        settings = environment.load(Settings)
    except SettingsInvalid as invalid:
        yield Finding("Settings", False, str(invalid))
        return
    yield Finding("Settings", True, "complete.")
    yield database(settings)
    yield from bot_token(settings)
    if settings.smtp_url or settings.mail_from:
        yield mail(settings)
    if settings.slack_app_token is not None:
        yield app_token(settings, settings.slack_app_token.get_secret_value())


def mail(settings: Settings) -> Finding:
    if settings.postbox is None:
        return Finding("Mail", False, "set both GATEHOUSE_SMTP_URL and GATEHOUSE_MAIL_FROM, or neither.")
    try:
        with connected(settings.postbox) as server:
            server.noop()
    except SMTPAuthenticationError:
        cure = "the server refuses user or password; mend them in GATEHOUSE_SMTP_URL."
        return Finding("Mail", False, cure)
    except OSError as trouble:  # smtplib's own are OSErrors too
        cure = f"{reason(trouble)}; check GATEHOUSE_SMTP_URL."
        return Finding("Mail", False, cure)
    return Finding("Mail", True, f"the server takes mail from {settings.postbox.sender}.")


def database(settings: Settings) -> Finding:
    store = Store(settings.database_url)
    try:
        trouble = trouble_with(store)
        if trouble is None and holds_back(store):
            return Finding("Database", False, "it was put back and sends nothing: call `gatehouse restored`.")
    finally:
        store.close()
    if trouble is not None:
        cure = " If it stays so, DATABASE_URL may be wrong." if isinstance(trouble, Unavailable) else ""
        return Finding("Database", False, f"{trouble}{cure}")
    where = "SQLite, so all processes run on this machine" if settings.on_sqlite else "PostgreSQL"
    return Finding("Database", True, f"reachable and up to date ({where}).")


def bot_token(settings: Settings) -> Iterator[Finding]:
    client = WebClient(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, timeout=10)
    try:
        answer = client.auth_test()
    except (SlackClientError, OSError) as error:
        yield Finding("Bot token", False, _cure(error, settings, "SLACK_BOT_TOKEN"))
        return
    yield Finding("Bot token", True, f"valid for {answer['user']} in {answer['team']}.")
    yield scopes(answer)


def scopes(answer: SlackResponse) -> Finding:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    granted = {scope.strip() for scope in str(headers.get("x-oauth-scopes", "")).split(",")}
    lacking = sorted(SCOPES.keys() - granted)
    if lacking:
        add = f"add {', '.join(lacking)} under OAuth & Permissions > Bot Token Scopes at {APP_PAGE}"
        return Finding("Scopes", False, f"{add}, and install the app again.")
    return Finding("Scopes", True, f"all {len(SCOPES)} of the manifest are granted.")


def app_token(settings: Settings, token: str) -> Finding:
    client = WebClient(base_url=settings.slack_api_url, timeout=10)
    try:
        client.apps_connections_open(app_token=token)
    except (SlackClientError, OSError) as error:
        return Finding("App token", False, _cure(error, settings, "SLACK_APP_TOKEN"))
    return Finding("App token", True, "opens a Socket Mode connection.")


def _cure(error: Exception, settings: Settings, setting: str) -> str:
    said = error.response.get("error", "") if isinstance(error, SlackApiError) else ""
    if re.fullmatch(r"[a-z_]+", said):
        return f'Slack says "{said}"; copy {setting} again from the app\'s page at {APP_PAGE}.'
    return f"no Slack answers at {settings.slack_api_url}; check the network, or SLACK_API_URL if it is set."
