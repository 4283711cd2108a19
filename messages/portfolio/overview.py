"""The portfolio: by phase, what makes deliveries fail, what waits for what, who carries how much."""

from datetime import date

from gates.portfolio.overview import Overview
from messages.blocks import context, header, section, sections
from messages.limits import Json, fit
from messages.message import Message
from messages.portfolio.findings import finding_block, finding_words, link_lines, named
from messages.portfolio.tables import load_blocks, phase_blocks, phase_line

FAIRNESS = "By name: to see where work can be moved to, not who carries the most."
QUIET = "Nothing is found: every phase has its holders, and what has to be agreed early was."


def portfolio_message(found: Overview, today: date) -> Message:
    """For everybody's Slack, so without the newer blocks: what a command answers cannot be sent anew."""
    blocks = [
        header("Portfolio"),
        context(f"{found.running} running · {today:%a %-d %b %Y} · rows, filters and buttons are in Home"),
        *phase_blocks(found.phases, plain=True),
        *pmo_blocks(found, plain=True),
    ]
    lines = [phase_line(each) for each in found.phases]
    lines += [f"{named(each.name, each.client)}: {finding_words(each)}" for each in found.findings]
    return Message.of(["Portfolio", *lines], fit(blocks[:2], [[each] for each in blocks[2:]], [], more))


def pmo_blocks(found: Overview, *, plain: bool) -> list[Json]:
    left = found.findings_in_all - len(found.findings)
    more_found = f"… and {left} more findings. They appear here as others are settled."
    rest = [context(more_found)] if left > 0 else []
    links = link_lines(found.links) or ["No delivery waits for another one."]
    return [
        header("Findings"),
        *([finding_block(each) for each in found.findings] or [section(QUIET)]),
        *rest,
        header("Dependencies"),
        *sections(links),
        header("Capacity"),
        context(FAIRNESS),
        *load_blocks(found.loads, plain=plain),
    ]


def more(left: int) -> Json:
    return context(f"… and {left} more parts, which Home shows.")
