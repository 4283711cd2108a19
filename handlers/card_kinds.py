"""The kinds of card: one message, or one Home, that is drawn again whenever its delivery changes."""

from enum import StrEnum

from gates.waiting import WaitKind
from storage.notices import CASUAL, NORMAL, URGENT


class CardKind(StrEnum):
    KICKOFF = "kickoff"
    GATE = "gate"
    RECORD = "record"  # a canvas of the internal channel, or a pinned message there
    RUNS = "runs"  # all of them
    CLIENT = "client"  # in the client's channel
    HOME = "home"
    CONCERN = "concern"
    OVERRIDE = "override"
    QUESTION = "question"
    ESCALATION = "escalation"
    SCOPE = "scope"  # an addition that is to be decided on
    CLIENT_UPDATE = "client_update"  # a message to the client, for the manager to look at first
    NUDGES = "nudges"  # one person's of one window, about any number of deliveries
    ASK_PREPARE = "ask.prepare"
    ASK_ACCEPT = "ask.accept"
    ASK_ITEMS = "ask.items"
    ASK_SIGN = "ask.sign"
    ASK_NAME = "ask.name"


ASKS = {
    WaitKind.PREPARE: CardKind.ASK_PREPARE,
    WaitKind.ACCEPT: CardKind.ASK_ACCEPT,
    WaitKind.ITEMS: CardKind.ASK_ITEMS,
    WaitKind.SIGN: CardKind.ASK_SIGN,
    WaitKind.NAME: CardKind.ASK_NAME,
    WaitKind.CONFIRM: CardKind.OVERRIDE,
    WaitKind.ANSWER: CardKind.CONCERN,
    WaitKind.REPLY: CardKind.QUESTION,
    WaitKind.RESOLVE: CardKind.ESCALATION,
    WaitKind.DECIDE: CardKind.SCOPE,
}

# What is shown first when much is to be shown: who is asked to act before what there is to read.
URGENT_CARDS = {
    CardKind.ESCALATION, CardKind.OVERRIDE, CardKind.CONCERN,
    CardKind.ASK_SIGN, CardKind.ASK_ACCEPT, CardKind.ASK_NAME,
}  # fmt: skip
CASUAL_CARDS = {CardKind.RECORD, CardKind.CLIENT_UPDATE}


def priority_of(kind: CardKind) -> int:
    if kind in URGENT_CARDS:
        return URGENT
    return CASUAL if kind in CASUAL_CARDS else NORMAL


PINNED = {CardKind.KICKOFF, CardKind.GATE, CardKind.RECORD, CardKind.RUNS}
