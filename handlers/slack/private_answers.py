"""An answer that only the asker sees, by way of the address that Slack sent along."""

import structlog
from slack_sdk import WebClient, WebhookClient

from messages.message import Message

log = structlog.get_logger("gatehouse.slack")


def answer_privately(client: WebClient, response_url: str, message: Message) -> None:
    """Below the message whose button was pressed; as patient as the client is before the ack."""
    hook = WebhookClient(response_url, timeout=client.timeout, retry_handlers=[])
    answer = hook.send(
        text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=False
    )
    if answer.status_code != 200:
        log.warning("a private answer was not taken", status=answer.status_code, said=answer.body[:100])
