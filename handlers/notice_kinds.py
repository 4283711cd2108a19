"""The kinds of notice: what is sent, or done in Slack, once."""

from enum import StrEnum

from storage.notices import CASUAL, NORMAL, URGENT


class NoticeKind(StrEnum):
    THREAD = "thread"  # a reply below a card
    DIRECT = "direct"  # a direct message that is never drawn again
    REPLY = "reply"  # in the thread of a direct message, `body["below"]` by its key
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
    PERSON_LOOK = "person.look"  # how much is kept about a person, for the window that waits for it
    PERSON_ERASE = "person.erase"  # a person to be erased
    PUT_AWAY = "put.away"  # a delivery that is over, to be archived


# What goes first when much is due. A direct message says itself where it is more or less urgent than others.
PRIORITIES = {
    NoticeKind.INVITE: URGENT,  # whoever is not in the channel sees nothing of what follows
    NoticeKind.EVIDENCE: URGENT,  # somebody waits for it to sign
    NoticeKind.DIRECT: NORMAL,
    NoticeKind.THREAD: NORMAL,
    NoticeKind.REPLY: NORMAL,
    NoticeKind.CLIENT_MESSAGE: NORMAL,  # but a status digest
    NoticeKind.CLIENT_MAIL: NORMAL,
    NoticeKind.UPSTREAM: NORMAL,
    NoticeKind.FILE_IN: NORMAL,
    NoticeKind.FILE_OUT: NORMAL,
    NoticeKind.RECORD_OUT: NORMAL,
    NoticeKind.PERSON_LOOK: URGENT,  # somebody sits before the window
    NoticeKind.PERSON_ERASE: NORMAL,
    NoticeKind.PUT_AWAY: NORMAL,
    NoticeKind.CHANNEL: CASUAL,  # the checkpoint of a day
    NoticeKind.RETIRE: CASUAL,
}

TO_CLIENTS = {NoticeKind.CLIENT_MESSAGE, NoticeKind.CLIENT_MAIL}
