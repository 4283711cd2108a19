"""The shapes of settings, each with the cure when a value has another shape."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from handlers.postbox import parse_sender, postbox_of

SLACK_API = "https://slack.com/api/"
APP_PAGE = "of your app at https://api.slack.com/apps"


@dataclass(frozen=True)
class Cure:
    """What to do when the setting is missing or malformed, as the end of a sentence."""

    text: str


def _shaped(pattern: str) -> Callable[[SecretStr], SecretStr]:
    def check(secret: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, secret.get_secret_value()):
            raise ValueError("malformed")
        return secret

    return check


def _stripped(typed: Any) -> Any:
    return typed.strip() if isinstance(typed, str) else typed


def _upper(typed: Any) -> Any:
    return typed.upper() if isinstance(typed, str) else typed


def _split(typed: Any) -> Any:
    return [name for name in re.split(r"[,\s]+", typed) if name] if isinstance(typed, str) else typed


def _with_driver(url: str) -> str:
    if re.match(r"sqlite:///.", url):
        return url
    address = re.fullmatch(r"postgres(?:ql)?(?:\+psycopg)?://(.+)", url)
    if address is None:
        raise ValueError("neither SQLite nor PostgreSQL")
    return f"postgresql+psycopg://{address[1]}"


def _with_slash(url: str) -> str:
    if not re.match(r"https?://[^/\s]+", url):
        raise ValueError("not an address")
    return url.rstrip("/") + "/"


def on_this_machine(url: str) -> bool:
    return urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")


def _mail_server(url: SecretStr) -> SecretStr:
    postbox_of(url.get_secret_value(), "nobody@example.com")
    return url


def _mail_sender(text: str) -> str:
    parse_sender(text)
    return text


BotToken = Annotated[
    SecretStr,
    BeforeValidator(_stripped),
    AfterValidator(_shaped(r"xoxb-[\w-]+")),
    Cure(f"copy the Bot User OAuth Token, which starts with xoxb-, from OAuth & Permissions {APP_PAGE}"),
]
SigningSecret = Annotated[
    SecretStr,
    BeforeValidator(_stripped),
    AfterValidator(_shaped(r"(?!xox|xapp)[\w-]{16,}")),
    Cure(f"copy the Signing Secret from Basic Information > App Credentials {APP_PAGE}"),
]
AppToken = Annotated[
    SecretStr,
    BeforeValidator(_stripped),
    AfterValidator(_shaped(r"xapp-[\w-]+")),
    Cure(
        "generate a token with the scope connections:write, it starts with xapp-,"
        f" under Basic Information > App-Level Tokens {APP_PAGE}"
    ),
]
CheckpointKey = Annotated[
    SecretStr,
    BeforeValidator(_stripped),
    AfterValidator(_shaped(r"[0-9a-f]{64}")),
    Cure("print a new one with `gatehouse audit key`; it is 64 hexadecimal digits"),
]
ApiUrl = Annotated[
    str, AfterValidator(_with_slash), Cure(f"leave it out for Slack itself, which is {SLACK_API}")
]
DatabaseUrl = Annotated[
    str,
    AfterValidator(_with_driver),
    Cure("give an address such as sqlite:///gatehouse.db or postgresql://user:password@host/database"),
]
UserIds = Annotated[
    frozenset[Annotated[str, Field(pattern=r"^[UW][A-Z0-9]{2,}$")]],
    NoDecode,
    BeforeValidator(_split),
    Cure("give Slack user ids with commas between them, such as U012AB3CD,U045EF6GH"),
]
Folder = Annotated[Path, Cure("name a folder that this process may write to")]
DemoClock = Annotated[
    Path | None, Cure("leave it out; only `gatehouse demo` sets it, for a sandbox on this machine")
]
LogLevel = Annotated[
    Literal["DEBUG", "INFO", "WARNING", "ERROR"],
    BeforeValidator(_upper),
    Cure("choose one of DEBUG, INFO, WARNING and ERROR"),
]
SmtpUrl = Annotated[
    SecretStr,
    BeforeValidator(_stripped),
    AfterValidator(_mail_server),
    Cure("give an address such as smtp://user:password@mail.example.com:587, or smtps://…:465"),
]
MailFrom = Annotated[
    str,
    BeforeValidator(_stripped),
    AfterValidator(_mail_sender),
    Cure("give an address such as delivery@example.com, or Northwind <delivery@example.com>"),
]
Port = Annotated[int, Field(ge=1, le=65535), Cure("give a port number from 1 to 65535")]
Workers = Annotated[int, Field(ge=1, le=64), Cure("give a number from 1 to 64")]
Threads = Annotated[int, Field(ge=1, le=256), Cure("give a number from 1 to 256")]
Seconds = Annotated[int, Field(ge=1, le=3600), Cure("give a number of seconds from 1 to 3600")]
