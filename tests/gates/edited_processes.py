"""Versions as a team would write them: items, sign-offs and phases that come, go, change and move."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from gates.process import Process
from gates.process_files.checks import check_errors
from gates.process_files.document import Document
from gates.process_files.shape import shape_errors

Json = dict[str, Any]
Edit = Callable[[Json, Json, int], None]  # of the process, at one of its phases, with a number to choose by

NEW_PHASE = {
    "key": "extra", "name": "Extra", "purpose": "More", "status": "Extra", "entry": ["Before"],
    "activities": ["Do"], "owner": ["qa_engineer"], "output": "More",
    "checklist": [{"key": "extra_done", "text": "It is done", "owner": "qa_engineer"}],
    "gate": {"sign_offs": [{"role": "cto", "asks": "It is right"}], "sent_back_to": "extra"},
}  # fmt: skip


def drop_item(_: Json, phase: Json, number: int) -> None:
    del phase["checklist"][number % len(phase["checklist"])]


def add_item(_: Json, phase: Json, number: int) -> None:
    item = {"key": f"new_{number}", "text": "New", "owner": phase["owner"][0], "required": number % 3 > 0}
    phase["checklist"].insert(number % len(phase["checklist"]), item)


def change_item(_: Json, phase: Json, number: int) -> None:
    item = phase["checklist"][number % len(phase["checklist"])]
    item |= ({"text": "Another"}, {"evidence": "required"}, {"owner": "cto"}, {"required": False})[number % 4]


def drop_sign_off(_: Json, phase: Json, number: int) -> None:
    del phase["gate"]["sign_offs"][number % len(phase["gate"]["sign_offs"])]


def add_sign_off(_: Json, phase: Json, number: int) -> None:
    phase["gate"]["sign_offs"].insert(number % 2, {"role": "cto", "asks": "I agree"})


def change_sign_off(_: Json, phase: Json, number: int) -> None:
    phase["gate"]["sign_offs"][number % len(phase["gate"]["sign_offs"])]["asks"] = f"Words {number}"


def allow_exceptions(_: Json, phase: Json, number: int) -> None:
    phase["gate"]["exceptions"] = number % 2 == 0


def drop_phase(process: Json, phase: Json, _: int) -> None:
    reached = {*phase.get("milestones", {}).values(), *(each.get("milestone") for each in phase["checklist"])}
    process["milestones"] = [each for each in process["milestones"] if each["key"] not in reached]
    process["phases"].remove(phase)
    for other in process["phases"]:
        if other["gate"]["sent_back_to"] == phase["key"]:
            other["gate"]["sent_back_to"] = other["key"]


def add_phase(process: Json, phase: Json, number: int) -> None:
    place = len(process["phases"]) if number % 3 == 0 else process["phases"].index(phase)
    process["phases"].insert(place, NEW_PHASE)


def move_phase(process: Json, phase: Json, number: int) -> None:
    process["phases"].remove(phase)
    process["phases"].insert(number % (len(process["phases"]) + 1), phase)


EDITS: tuple[Edit, ...] = (
    drop_item, add_item, change_item, drop_sign_off, add_sign_off, change_sign_off, allow_exceptions,
    drop_phase, add_phase, move_phase,
)  # fmt: skip


@st.composite
def edited(draw: st.DrawFn, process: Process) -> Process:
    """Version 2, after some edits that a process file could hold; where one makes no sense it is left out."""
    version = process.model_copy(update={"version": 2})
    for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=6)):
        values = version.model_dump(mode="json", exclude_none=True)
        edit(values, draw(st.sampled_from(values["phases"])), draw(st.integers(0, 11)))
        document = Document(values, {})
        if not [*shape_errors(document), *check_errors(document)]:
            version = Process.model_validate(values)
    return version
