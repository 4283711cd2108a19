"""The kinds of notice: what is sent, or done in Slack, once."""

from enum import StrEnum


class NoticeKind(StrEnum):
    THREAD = "thread"  # a reply below a card
    INVITE = "invite"  # people brought into a channel
    RETIRE = "retire"  # a message that shows its card no more
