"""All that the environment may set: SLACK_…, DATABASE_URL, PORT, and the rest with GATEHOUSE_."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.setting_types import (
    SLACK_API,
    ApiUrl,
    AppToken,
    BotToken,
    CheckpointKey,
    Cure,
    DatabaseUrl,
    DemoClock,
    Folder,
    LogLevel,
    MailFrom,
    Port,
    Seconds,
    SigningSecret,
    SmtpUrl,
    Threads,
    UserIds,
    Workers,
    on_this_machine,
)
from handlers.postbox import Postbox, postbox_of
from storage.signing_key import SigningKey


class DatabaseSettings(BaseSettings):
    """What the commands need that touch the database only."""

    model_config = SettingsConfigDict(
        env_prefix="GATEHOUSE_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_by_name=True,
        validate_by_alias=True,
    )

    database_url: DatabaseUrl = Field(
        default="sqlite:///gatehouse.db",
        validation_alias="DATABASE_URL",
        repr=False,
        description="where the deliveries are kept: a SQLite file, or PostgreSQL to run several processes",
    )
    log_level: LogLevel = Field(default="INFO", description="how much is logged, from DEBUG to ERROR")

    checkpoint_key: CheckpointKey | None = Field(
        default=None, description="signs a checkpoint of the audit log each day, and its exports"
    )

    archive: Folder | None = Field(
        default=None, description="the folder into which the clock archives deliveries that are over"
    )

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite:")

    def secrets(self) -> list[str]:
        """What must stand in no log."""
        return [self.checkpoint_key.get_secret_value()] if self.checkpoint_key else []

    def signing_key(self) -> SigningKey | None:
        return SigningKey(self.checkpoint_key.get_secret_value()) if self.checkpoint_key else None


class Settings(DatabaseSettings):
    """What the app needs besides: Slack's secrets, the door, the clock."""

    slack_bot_token: BotToken = Field(
        validation_alias="SLACK_BOT_TOKEN", description="the bot's token, which starts with xoxb-"
    )
    slack_signing_secret: SigningSecret = Field(
        validation_alias="SLACK_SIGNING_SECRET", description="proves that a request comes from Slack"
    )
    slack_app_token: AppToken | None = Field(
        default=None,
        validation_alias="SLACK_APP_TOKEN",
        description="for Socket Mode, the app-level token, which starts with xapp-",
    )
    slack_api_url: ApiUrl = Field(
        default=SLACK_API,
        validation_alias="SLACK_API_URL",
        description="the address of Slack's Web API; another one only for the sandbox",
    )
    host: Annotated[str, Cure("give the address to listen on, such as 127.0.0.1")] = Field(
        default="0.0.0.0",  # noqa: S104  in a container or behind a proxy every address is the right one
        description="the address on which `gatehouse web` listens",
    )
    port: Port = Field(
        default=3000, validation_alias="PORT", description="the port on which `gatehouse web` listens"
    )
    admins: UserIds = Field(
        default=frozenset(),
        description="Slack user ids, with commas between them, that may do what workspace admins may",
    )
    workers: Workers = Field(
        default=2, description="processes of `gatehouse web` on PostgreSQL; on SQLite it is always one"
    )
    threads: Threads = Field(
        default=16, description="requests that one process of `gatehouse web` answers at the same time"
    )
    smtp_url: SmtpUrl | None = Field(
        default=None, description="the mail server by which clients get mail; without one no mail is sent"
    )
    mail_from: MailFrom | None = Field(
        default=None, description="the address that mail to clients comes from; needed with a mail server"
    )
    demo_clock: DemoClock = Field(
        default=None,
        description="in the demo alone, a file that says by how many seconds its time was moved on",
    )
    clock_seconds: Seconds = Field(default=20, description="seconds between two looks at what is due")

    @field_validator("demo_clock")
    @classmethod
    def only_beside_the_sandbox(cls, file: Path | None, others: ValidationInfo) -> Path | None:
        """Nobody can move the time of a bot that speaks to the real Slack."""
        if file and not on_this_machine(others.data.get("slack_api_url", "")):
            raise ValueError("not the demo")
        return file

    @property
    def postbox(self) -> Postbox | None:
        """Where mail is handed in; None where it is not set up, or no sender is named."""
        if self.smtp_url is None or self.mail_from is None:
            return None
        return postbox_of(self.smtp_url.get_secret_value(), self.mail_from)

    def secrets(self) -> list[str]:
        """The password of the mail server also alone, as the server's answers might repeat it."""
        mail = [self.postbox.password] if self.postbox and self.postbox.password else []
        return [*super().secrets(), *mail, *self.tokens()]

    def tokens(self) -> list[str]:
        held = [self.slack_bot_token, self.slack_signing_secret, self.slack_app_token, self.smtp_url]
        return [secret.get_secret_value() for secret in held if secret]
