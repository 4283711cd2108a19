"""Findings, each with the button to its cure, and what waits for another delivery."""

from collections.abc import Sequence

from gates.portfolio.finding import FindingKind
from gates.portfolio.overview import FoundLine, Link
from messages.blocks import button, section_of
from messages.ids import Action
from messages.limits import Json
from messages.mrkdwn import line, on
from messages.refs import Ref

WORDS = {
    FindingKind.NO_HOLDER: "Nobody holds the role *{about}*, which owns work still to come",
    FindingKind.COORDINATOR_OWNS: "*{about}* coordinates, and owns work all the same",
    FindingKind.DONE_CHANGED_LATE: "The definition of done was changed after development began",
    FindingKind.CAPACITY_UNCONFIRMED: "*{about}* is behind, and capacity was never confirmed",
    FindingKind.NO_OUTCOME_METRIC: "No success metric is written, so nobody will know whether it helped",
    FindingKind.NO_DISCOVERY_EVIDENCE: "*{about}* is behind, and nobody confirmed that the problem is real",
}
CURES = {
    FindingKind.NO_HOLDER: ("Name people", Action.MENU_HOLDERS),
    FindingKind.COORDINATOR_OWNS: ("Name people", Action.MENU_HOLDERS),
    FindingKind.DONE_CHANGED_LATE: ("Definition of done", Action.MENU_DONE),
    FindingKind.CAPACITY_UNCONFIRMED: ("Add a risk", Action.MENU_RISK),
    FindingKind.NO_OUTCOME_METRIC: ("Success metrics", Action.MENU_METRICS),
    FindingKind.NO_DISCOVERY_EVIDENCE: ("Add a risk", Action.MENU_RISK),
}


QUIET = "Nothing is found: every phase has its holders, and what has to be agreed early was."
NO_LINKS = "No delivery waits for another one."


def finding_block(each: FoundLine) -> Json:
    words, action = CURES[each.kind]
    cure = button(words, action, Ref(delivery=each.delivery_id))
    return section_of(named(each.name, each.client), finding_words(each), accessory=cure)


def finding_words(each: FoundLine) -> str:
    return WORDS[each.kind].format(about=line(each.about) if each.about else "")


def named(name: str, client: str | None) -> str:
    return f"*{line(name, 200)}*" + (f" for {line(client, 200)}" if client else "")


def more_found(left: int) -> str:
    return f"… and {left} more. They appear here as others are settled."


def link_lines(links: Sequence[Link], in_all: int) -> list[str]:
    left = in_all - len(links)
    return [*(link_line(each) for each in links), *([f"… and {left} more, expected later"] if left else [])]


def link_line(each: Link) -> str:
    other = f"*{line(each.upstream_name, 200)}*" if each.upstream_name else "a private delivery"
    late = is_too_late(each) and each.needed_on
    needed = f", ❗ *too late*: needed on {on(late)}" if late else ""
    return f"• *{line(each.name, 200)}* waits for {other}, expected on {on(each.expected_on)}{needed}"


def is_too_late(each: Link) -> bool:
    return each.needed_on is not None and each.expected_on > each.needed_on
