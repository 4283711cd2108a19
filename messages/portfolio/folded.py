"""Findings and dependencies in containers that a click opens, so that the deliveries stand close below."""

from collections.abc import Sequence

from gates.portfolio.finding import FindingKind
from gates.portfolio.overview import FoundKind, Link, Overview
from messages.blocks import context, header, section, sections
from messages.limits import Json
from messages.mrkdwn import line, on
from messages.portfolio.findings import NO_LINKS, QUIET, finding_block, is_too_late, link_lines, more_found

TITLES = {
    FindingKind.NO_HOLDER: "Roles that nobody holds",
    FindingKind.COORDINATOR_OWNS: "Owned by a coordinating role",
    FindingKind.DONE_CHANGED_LATE: "Definition of done changed late",
    FindingKind.CAPACITY_UNCONFIRMED: "Capacity never confirmed",
    FindingKind.NO_OUTCOME_METRIC: "No success metric",
    FindingKind.NO_DISCOVERY_EVIDENCE: "Problem never confirmed",
}
MOST_NAMED = 2  # below a title
NAME = 45  # characters of each


def folded_blocks(found: Overview) -> list[Json]:
    """By kind, each with how many there are; closed at first."""
    findings = [finding_container(each) for each in found.findings] or [section(QUIET)]
    waiting = link_container(found.links, found.links_in_all) if found.links else section(NO_LINKS)
    return [header("Findings"), *findings, header("Dependencies"), waiting]


def finding_container(found: FoundKind) -> Json:
    left = found.in_all - len(found.lines)
    rest = [context(more_found(left))] if left > 0 else []
    children = [*(finding_block(each) for each in found.lines), *rest]
    title = f"{TITLES[found.kind]} ({found.in_all})"
    return container(title, named_shortly(found), children)


def named_shortly(found: FoundKind) -> str:
    named = list(dict.fromkeys(each.name for each in found.lines))[:MOST_NAMED]
    left = found.in_all - sum(each.name in named for each in found.lines)
    return ", ".join(line(name, NAME) for name in named) + (f" and {left} more" if left else "")


def link_container(links: Sequence[Link], in_all: int) -> Json:
    late = sum(map(is_too_late, links))
    soonest = f"The first is expected on {on(min(each.expected_on for each in links))}"
    words = f"❗ {late} expected too late" if late else soonest
    return container(f"Waiting for another delivery ({in_all})", words, sections(link_lines(links, in_all)))


def container(title: str, subtitle: str, children: Sequence[Json]) -> Json:
    """`title` is in our own words, `subtitle` in mrkdwn; up to ten children."""
    return {
        "type": "container",
        "title": {"type": "plain_text", "text": title},
        "subtitle": {"type": "mrkdwn", "text": subtitle, "verbatim": True},
        "child_blocks": list(children),
        "width": "full",
        "is_collapsible": True,
        "default_collapsed": True,
    }
