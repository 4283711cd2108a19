"""Rules across all blocks of a message or a view. Each says where it comes from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sandbox.blocks.kinds import Problems, note

Json = dict[str, Any]
Found = list[tuple[str, Json]]  # each block with its pointer, those inside other blocks too
Across = Callable[[Found, Problems], None]

BLOCKS_INSIDE = {"container": "child_blocks", "carousel": "elements", "plan": "tasks"}
WITHOUT_ELEMENTS = frozenset({*BLOCKS_INSIDE, "rich_text", "header", "divider"})


@dataclass(frozen=True, slots=True)
class AcrossBlocks:
    """Finds the blocks once for all of its rules."""

    rules: tuple[Across, ...]

    def __call__(self, payload: Json, at: str, problems: Problems) -> None:
        found: Found = []
        _find(payload["blocks"], f"{at}/blocks", found)
        for rule in self.rules:
            rule(found, problems)


def _find(blocks: list[Json], at: str, found: Found) -> None:
    for index, block in enumerate(blocks):
        here = f"{at}/{index}"
        found.append((here, block))
        inside = BLOCKS_INSIDE.get(block["type"])
        if inside:
            _find(block.get(inside, []), f"{here}/{inside}", found)


def _elements(found: Found) -> Iterator[tuple[str, Json]]:
    for here, block in found:
        if block["type"] not in WITHOUT_ELEMENTS:
            for name in ("accessory", "element"):
                if name in block:
                    yield f"{here}/{name}", block[name]
            for name in ("elements", "actions"):
                for index, element in enumerate(block.get(name, ())):
                    yield f"{here}/{name}/{index}", element


def block_ids_differ(found: Found, problems: Problems) -> None:
    """slack.md, "Limits", and published answers of chat.postMessage: block_id twice is refused."""
    seen: set[str] = set()
    for here, block in found:
        block_id = block.get("block_id")
        if block_id in seen:
            note(problems, f"{here}/block_id", f'`block_id` "{block_id}" already exists')
        elif block_id is not None:
            seen.add(block_id)


@dataclass(frozen=True, slots=True)
class AtMost:
    """So many blocks of one type in a message."""

    kind: str
    most: int
    wording: str

    def __call__(self, found: Found, problems: Problems) -> None:
        if sum(block["type"] == self.kind for _, block in found) > self.most:
            note(problems, "/blocks", self.wording)


# docs.slack.dev, "Table block": one table for each message
ONE_TABLE = AtMost("table", 1, "only_one_table_allowed")
# slackapi/slack-skills-plugin, "Data display": no more than two charts in a message
TWO_CHARTS = AtMost("data_visualization", 2, "no more than 2 data_visualization blocks allowed")


@dataclass(frozen=True, slots=True)
class Together:
    """So many characters in all blocks of one type."""

    kind: str
    most: int

    def __call__(self, found: Found, problems: Problems) -> None:
        if sum(len(block["text"]) for _, block in found if block["type"] == self.kind) > self.most:
            wording = f"{self.kind} blocks must be less than {self.most + 1} characters together"
            note(problems, "/blocks", wording)


# docs.slack.dev, "Markdown block": 12,000 characters for all of them in one payload
MARKDOWN_TOGETHER = Together("markdown", 12_000)


def inputs_need_a_submit(view: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Modals": a view with an input block has a submit."""
    if "submit" not in view:
        for index, block in enumerate(view["blocks"]):
            if block["type"] == "input":
                where = f"{at}/blocks/{index}/input"
                note(problems, where, "must define `submit` to use an `input` block in modals")


def one_focus(found: Found, problems: Problems) -> None:
    """docs.slack.dev, inputs: only one element can have focus_on_load."""
    focused = [here for here, element in _elements(found) if element.get("focus_on_load")]
    for here in focused[1:]:
        note(problems, f"{here}/focus_on_load", "only one element can set `focus_on_load`")


@dataclass(frozen=True, slots=True)
class NotHere:
    """Elements that do not stand on this surface. docs.slack.dev, each element's page: "Surfaces"."""

    kinds: tuple[str, ...]

    def __call__(self, found: Found, problems: Problems) -> None:
        for here, element in _elements(found):
            if element["type"] in self.kinds:
                note(problems, f"{here}/type", f"unsupported type: {element['type']}")


FORM_FIELDS = ("email_text_input", "file_input", "number_input", "url_text_input")
IN_NO_MESSAGE = NotHere((*FORM_FIELDS, "rich_text_input"))
IN_NO_MODAL = NotHere(("workflow_button",))
IN_NO_HOME = NotHere((*FORM_FIELDS, "datetimepicker", "workflow_button"))
