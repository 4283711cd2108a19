"""A client that asks Slack nothing which Slack has just said it would refuse."""

from datetime import datetime, timedelta
from typing import Any, Protocol

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from handlers.senders.limits import Limits
from handlers.senders.slack_calls import AWAY, TOKEN_REFUSED, error_of, rest_after

STOP = timedelta(minutes=1)  # after which a refused token is tried again, since an admin may have mended it


BELIEVED = timedelta(days=1)


class Clock(Protocol):
    def now(self) -> datetime: ...


class PacedClient(WebClient):
    """Every call passes here, so whatever is sent in future keeps Slack's limits as well."""

    def __init__(self, client: WebClient, limits: Limits, clock: Clock) -> None:
        super().__init__(
            token=client.token,
            base_url=client.base_url,
            timeout=client.timeout,
            retry_handlers=client.retry_handlers,
        )
        self._limits, self._clock = limits, clock
        self.token_error: str | None = None  # with which Slack refused the token last, until it is taken
        self.is_taken = False  # since this process began
        self._conversations: dict[
            str, tuple[str, datetime]
        ] = {}  # by person, and until when they are believed

    def api_call(self, api_method: str, **how: Any) -> SlackResponse:
        """Raises Resting instead of asking in vain."""
        place = place_in(how)
        self._limits.admit(api_method, place, self._clock.now())
        try:
            answer = super().api_call(api_method, **how)
        except SlackApiError as refused:
            now = self._clock.now()
            if wait := rest_after(refused):
                self._limits.refused(api_method, place, now, wait)
            elif error_of(refused) in TOKEN_REFUSED and self._is_ours(refused):
                self.token_error = error_of(refused)
                self._limits.stop(now + STOP)
            raise
        self.token_error, self.is_taken = None, True
        return answer

    def _is_ours(self, refused: SlackApiError) -> bool:
        """Whether our token is meant, or the account of whom we write to: Slack has one word for both."""
        if error_of(refused) not in AWAY:
            return True
        try:
            super().api_call("auth.test")
        except SlackApiError as trouble:
            return error_of(trouble) in TOKEN_REFUSED
        except OSError:  # nobody knows, so the next call asks again
            return False
        return False

    def conversation_with(self, person: str) -> str:
        """Their direct message, asked for once a day.

        Slack takes a message to somebody who has left without a word, and nobody ever reads it
        (slackapi/python-slack-sdk#1156). Opening the conversation is what it refuses.
        """
        known, until = self._conversations.get(person, ("", self._clock.now()))
        if not known or until <= self._clock.now():
            known = str(self.conversations_open(users=person)["channel"]["id"])
            self._conversations[person] = known, self._clock.now() + BELIEVED
        return known


def place_in(how: dict[str, Any]) -> str:
    """The channel or person that a call is about."""
    said = how.get("json") or how.get("params") or how.get("data") or {}
    return str(said.get("channel") or said.get("user_id") or "") if isinstance(said, dict) else ""
