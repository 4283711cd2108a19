"""A process as plain text, for a terminal: what it asks, who signs what, what is worth a second look."""

import html
import re
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from gates.people import spoken_list
from gates.process import ChecklistItem, Evidence, PackageItem, Process
from gates.process_files.preview import signatures, warnings
from gates.staffing.foreseeing import foreseen
from gates.staffing.warning import Shortage
from messages.escalations.chain_words import chain_words
from messages.signing_words import beside, reopening, terms
from messages.staffing.warning_lines import sentence

PERSON = re.compile(r"<@(\w+)>")


def process_preview(process: Process) -> str:
    def names(roles: Sequence[str]) -> str:
        return spoken_list([process.role_name(role) for role in roles])

    def item_words(item: ChecklistItem | PackageItem, owner: str) -> str:
        return ", ".join([process.role_name(owner), *conditions_of(process, item)])

    return template().render(
        process=process, names=names, item_words=item_words, beside=beside, terms=terms,
        chain_words=chain_words, reopening=reopening,
        signatures=signatures(process), held_by=partial(held_by, process),
        warnings=[*warnings(process), *shortages(process)],
    )  # fmt: skip


def held_by(process: Process, role: str) -> str:
    """Who holds it in every delivery, where the file says so: people, or a Slack user group, by their ids."""
    named = process.roles[role]
    if named.people:
        return f" ({', '.join(named.people)})"
    return f" (the user group {named.group})" if named.group else ""


def shortages(process: Process) -> list[str]:
    """Where the people whom the file names are not enough; who is named at the start is not known."""
    named = process.named_people()
    gates = [p for p in process.phases if all(rule.role in named for rule in p.gate.sign_offs)]
    found = [each for phase in gates for each in foreseen(process, phase, named)]
    told = [sentence(process, each) for each in found if each.kind is not Shortage.NO_HOLDER]
    return [PERSON.sub(r"\1", html.unescape(each)) for each in told]


def conditions_of(process: Process, item: ChecklistItem | PackageItem) -> list[str]:
    """What else is said of an item."""
    found = [] if item.required else ["optional"]
    found += ["with evidence"] if item.evidence is Evidence.REQUIRED else []
    if isinstance(item, ChecklistItem) and item.automated:
        found.append(f"by a check, {item.threshold}" if item.threshold else "by a check")
    if isinstance(item, ChecklistItem) and item.needs:
        found.append(f"needs {item.needs.replace('_', ' ')}")
    if isinstance(item, ChecklistItem) and item.milestone:
        found.append(f'reaches "{process.milestone(item.milestone).name}"')
    return found


@cache
def template() -> Template:
    """Plain text, so that nothing is escaped."""
    words = FileSystemLoader(Path(__file__).parent.parent / "words")
    jinja = Environment(loader=words, autoescape=select_autoescape(default=False), undefined=StrictUndefined)
    return jinja.get_template("process_preview.j2")
