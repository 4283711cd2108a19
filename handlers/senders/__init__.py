"""The way out to Slack: what is to be shown is drawn again, what is to be sent is sent once."""

from slack_sdk import WebClient

from handlers.desk import Desk
from handlers.senders.sender import Sender


def start(desk: Desk, client: WebClient) -> Sender:
    sender = Sender(desk, client)
    sender.start()
    return sender
