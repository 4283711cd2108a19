"""The portfolio: by phase, what makes deliveries fail, what waits for what, who carries how much."""

from datetime import date

from gates.portfolio.overview import FoundLine, Overview
from messages.blocks import context, header, section, sections
from messages.limits import Json, fit
from messages.message import Message
from messages.portfolio.findings import (
    NO_LINKS,
    QUIET,
    finding_block,
    finding_words,
    link_lines,
    more_found,
    named,
)
from messages.portfolio.tables import load_blocks, phase_blocks, phase_line

FAIRNESS = "By name: to see where work can be moved to, not who carries the most."
OF_EACH_KIND = 3  # findings, where they stand open


def portfolio_message(found: Overview, today: date) -> Message:
    """For everybody's Slack, so without the newer blocks: what a command answers cannot be sent anew."""
    blocks = [
        header("Portfolio"),
        context(f"{found.running} running · {today:%a %-d %b %Y} · rows, filters and buttons are in Home"),
        *phase_blocks(found.phases, plain=True),
        *finding_blocks(found),
        *capacity_blocks(found, plain=True),
    ]
    lines = [phase_line(each) for each in found.phases]
    lines += [f"{named(each.name, each.client)}: {finding_words(each)}" for each in first_findings(found)]
    return Message.of(["Portfolio", *lines], fit(blocks[:2], [[each] for each in blocks[2:]], [], more))


def finding_blocks(found: Overview) -> list[Json]:
    """In the blocks that every workspace takes."""
    shown = first_findings(found)
    left = sum(each.in_all for each in found.findings) - len(shown)
    rest = [context(more_found(left))] if left > 0 else []
    links = link_lines(found.links, found.links_in_all) or [NO_LINKS]
    findings = [finding_block(each) for each in shown] or [section(QUIET)]
    return [header("Findings"), *findings, *rest, header("Dependencies"), *sections(links)]


def first_findings(found: Overview) -> list[FoundLine]:
    return [line for each in found.findings for line in each.lines[:OF_EACH_KIND]]


def capacity_blocks(found: Overview, *, plain: bool) -> list[Json]:
    return [header("Capacity"), context(FAIRNESS), *load_blocks(found.loads, plain=plain)]


def more(left: int) -> Json:
    return context(f"… and {left} more parts, which Home shows.")
