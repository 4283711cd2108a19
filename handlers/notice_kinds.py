"""The kinds of notice: what is sent, or done in Slack, once."""

from enum import StrEnum


class NoticeKind(StrEnum):
    THREAD = "thread"  # a reply below a card
    DIRECT = "direct"  # a direct message that is never drawn again
    CLIENT_MESSAGE = "client.message"  # what the client reads in its channel
    CLIENT_MAIL = "client.mail"
    CHANNEL = "channel"  # a message in a channel that is never drawn again
    INVITE = "invite"  # people brought into a channel
    RETIRE = "retire"  # a message that shows its card no more
    UPSTREAM = "upstream"  # another delivery has moved, for which this one waits
    RECORD_OUT = "record.out"  # a delivery record as a file, for whoever asked for it
    EVIDENCE = "evidence"  # a file that was added, to be read once
    FILE_IN = "file.in"  # a process file that was handed in, to be read
    FILE_OUT = "file.out"  # a process file, for whoever asked for it


TO_CLIENTS = {NoticeKind.CLIENT_MESSAGE, NoticeKind.CLIENT_MAIL}
