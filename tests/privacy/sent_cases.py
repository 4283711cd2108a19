"""Which kinds of message the house sends to nobody by itself: of every other one is sent in the walk."""

from handlers.card_kinds import CardKind
from handlers.notice_kinds import NoticeKind

ASKED_FOR = "only whoever may asks for it, which the walk over commands and forms shows"
READ_BY_THE_HOUSE = "nothing of it is sent; what comes of it is a kind of its own"

# With the reason.
NOT_BY_ITSELF: dict[NoticeKind | CardKind, str] = {
    NoticeKind.EVIDENCE: READ_BY_THE_HOUSE,
    NoticeKind.FILE_IN: READ_BY_THE_HOUSE,
    NoticeKind.PERSON_ERASE: READ_BY_THE_HOUSE,
    NoticeKind.PUT_AWAY: READ_BY_THE_HOUSE,
    NoticeKind.RECORD_OUT: ASKED_FOR,
    NoticeKind.FILE_OUT: ASKED_FOR,
    NoticeKind.REPLY: "it stands below an answer about a process file, which names no delivery",
    NoticeKind.PERSON_LOOK: ASKED_FOR,
}
