"""The way out to Slack: what is to be shown is drawn again, what is to be sent is sent once."""

from slack_sdk import WebClient

from handlers.desk import Desk
from handlers.senders.limits import SLACKS, Allowance
from handlers.senders.sender import Sender


def start(desk: Desk, client: WebClient, *, allowance: Allowance = SLACKS, rests: bool = True) -> Sender:
    sender = Sender(desk, client, allowance=allowance, rests=rests)
    sender.start()
    return sender
