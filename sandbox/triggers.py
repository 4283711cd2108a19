"""Trigger ids: the three seconds in which a person's click may open a view, once."""

import secrets
from dataclasses import dataclass, field

from sandbox.clock import Clock

LIFETIME = 3.0  # docs.slack.dev, "Handling user interaction": expires in three seconds, one use
KEPT = 1_000


@dataclass(slots=True)
class Trigger:
    """Whose click it was, and in which view (None for a message or a command)."""

    user_id: str
    view_id: str | None
    expires: float
    exchanged: bool = False


class TriggerRefused(Exception):
    """The trigger_id cannot be used; code is Slack's error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Triggers:
    """Hands out trigger ids and takes each back once."""

    clock: Clock
    known: dict[str, Trigger] = field(default_factory=dict)

    def issue(self, user_id: str, view_id: str | None = None) -> str:
        now = self.clock.now()
        trigger_id = f"{int(now * 1000)}.{len(self.known)}.{secrets.token_hex(16)}"
        self.known[trigger_id] = Trigger(user_id, view_id, now + LIFETIME)
        if len(self.known) > KEPT:
            del self.known[next(iter(self.known))]
        return trigger_id

    def redeem(self, trigger_id: str) -> Trigger:
        trigger = self.known.get(trigger_id)
        if trigger is None:
            raise TriggerRefused("invalid_trigger_id")
        if trigger.exchanged:
            raise TriggerRefused("exchanged_trigger_id")
        if self.clock.now() > trigger.expires:
            raise TriggerRefused("expired_trigger_id")
        trigger.exchanged = True
        return trigger
