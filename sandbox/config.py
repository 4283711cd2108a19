"""What a sandbox is started with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Config:
    """Addresses, secrets and patience; the defaults serve a bot on this machine."""

    host: str = "127.0.0.1"
    port: int = 8300
    bot_url: str | None = "http://127.0.0.1:3000/slack/events"  # None: the bot only connects itself
    signing_secret: str = "sandbox-signing-secret"  # noqa: S105  (made up, as the tokens are)
    bot_token: str = "xoxb-sandbox"  # noqa: S105
    app_token: str = "xapp-sandbox"  # noqa: S105
    client_id: str = "1700000000.1700000001"
    client_secret: str = "sandbox-client-secret"  # noqa: S105
    manifest: Path | None = None
    seed: Literal["demo", "bare"] = "demo"
    lenient: bool = False
    rate_limits: bool = False
    without: tuple[str, ...] = ()  # types of blocks that this workspace's Homes and modals do not know yet
    ack_seconds: float = 3.0
    retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    state: Path | None = None  # loaded at the start, saved at the end
    clock: Path | None = None  # how far its clock is ahead, for a bot that follows it; only in the demo
    tour: tuple[str, ...] = ()  # what the page suggests to try next

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"
