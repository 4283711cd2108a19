"""The processes of a workspace: what each is called, where it comes from, and what runs on it."""

from collections.abc import Mapping, Sequence

from gates.versions.editions import Edition
from messages.blocks import button, context, header, section, section_of
from messages.ids import Action
from messages.limits import Json, fit
from messages.message import Message
from messages.mrkdwn import line
from messages.processes.titles import comes_from, process_title
from messages.refs import ProcessRef
from messages.titles import count

Running = Mapping[tuple[str, int], int]  # deliveries, by key and version

HOW_TO = (
    "`/gate process show KEY` is an outline, `download KEY` the file, `compare KEY 1 2` says what changed,"
    " `upload` takes a new version (admins), `move` takes a running delivery to another one."
)


def process_list(newest: Sequence[Edition], running: Running) -> Message:
    rows = [[process_row(edition, running)] for edition in newest]
    blocks = fit([header("Processes")], rows, [context(HOW_TO)], more)
    return Message.of(["Processes", *[process_title(each.process) for each in newest]], blocks)


def process_row(edition: Edition, running: Running) -> Json:
    process = edition.process
    show = button("Show", Action.PROCESS_SHOW, ProcessRef(process=process.key, version=process.version))
    phases = count(len(process.phases), line(process.phase_word.lower()))
    what = f"{phases} · {comes_from(edition)}"
    return section_of(process_title(process), what, running_line(edition, running), accessory=show)


def running_line(edition: Edition, running: Running) -> str:
    """What runs on the newest version, and on which older ones."""
    process = edition.process
    on = {version: number for (key, version), number in sorted(running.items()) if key == process.key}
    if not on:
        return "No delivery runs on it"
    if list(on) == [process.version]:
        return f"{deliveries(on[process.version])} on it"
    return ", ".join(f"{deliveries(number)} on version {version}" for version, number in on.items())


def deliveries(number: int) -> str:
    return "1 delivery runs" if number == 1 else f"{number} deliveries run"


def more(left: int) -> Json:
    return section(f"… and {left} more: `/gate process show KEY` shows each.")
