"""What stands where: blocks on surfaces, elements in blocks, parts in rich text.

From docs.slack.dev: "Surfaces" and "Works with block types" of each block and element, and @slack/types
where a page is silent. Tables and charts in Home: slackapi/slack-skills-plugin, "Data display".
"""

from collections.abc import Iterator

from tests.sandbox import valid_blocks as valid
from tests.sandbox.valid_blocks import Json

Place = tuple[str, str, Json]  # what, the surface, the blocks or the view
Misplaced = tuple[str, str, Json, str, str]  # and how Slack words it, and where

EVERY: list[Json] = [*valid.IN_MESSAGES.values(), *valid.MODALS_ONLY.values()]
BLOCKS: dict[str, Json] = {each["type"]: each for each in reversed(EVERY)}
EVERYWHERE = {"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "video"}
IN_MESSAGES_AND_HOME = {
    "card", "carousel", "container", "data_table", "data_visualization", "table",
}  # fmt: skip
ON: dict[str, set[str]] = {
    "message": EVERYWHERE | IN_MESSAGES_AND_HOME | {"context_actions", "markdown", "plan", "task_card"},
    "modal": EVERYWHERE | {"alert"},
    "home": EVERYWHERE | IN_MESSAGES_AND_HOME,
}
IN_CONTAINER = EVERYWHERE | {"table"}

ELEMENTS: dict[str, Json] = {
    **valid.ELEMENTS,
    **{kind: {"type": kind, "action_id": "a", **more} for kind, more in valid.INPUTS.items()},
    "image": valid.IMAGE,
    "workflow_button": valid.WORKFLOW,
    "feedback_buttons": valid.FEEDBACK,
    "icon_button": valid.TRASH,
}
CHOICES = {*valid.SELECTS, "checkboxes", "radio_buttons"}
TYPED = {
    "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input",
}  # fmt: skip
IN: dict[str, set[str]] = {
    "section": {"button", "workflow_button", "overflow", "image", *CHOICES},
    "actions": {
        "button", "workflow_button", "overflow", "datetimepicker", "rich_text_input", *CHOICES,
    },
    "input": {"datetimepicker", *TYPED, *CHOICES},
    "context": {"image"},
    "context_actions": {"feedback_buttons", "icon_button"},
    "card": {"button"},
}  # fmt: skip
FORM_FIELDS = {"email_text_input", "file_input", "number_input", "url_text_input"}
NOT_ON: dict[str, set[str]] = {
    "message": {*FORM_FIELDS, "rich_text_input"},
    "modal": {"workflow_button"},
    "home": {*FORM_FIELDS, "datetimepicker", "workflow_button"},
}

PARTS: dict[str, Json] = {part["type"]: part for part in valid.RICH_PARTS}
PIECES: dict[str, Json] = {piece["type"]: piece for piece in valid.RICH_PIECES}
IN_RICH: dict[str, set[str]] = {
    "rich_text_section": set(PARTS),
    "rich_text_quote": set(PARTS),
    "rich_text_preformatted": {"text", "link"},
    "rich_text_list": {"rich_text_section"},
}


def on(surface: str, *blocks: Json) -> tuple[Json, str]:
    """What the validator is given for blocks on this surface, and the pointer to them."""
    if surface == "message":
        return {"blocks": list(blocks)}, "/blocks"
    build = valid.modal if surface == "modal" else valid.home
    return build(*blocks), "/view/blocks"


def holding(block: str, element: Json) -> tuple[Json, str]:
    """A block with this element in it, and where it stands."""
    if block == "section":
        return valid.section(accessory=element), "accessory"
    if block == "input":
        return valid.input_block(element), "element"
    name = "actions" if block == "card" else "elements"
    return {"type": block, name: [element]}, f"{name}/0"


def _rich(kind: str, *elements: Json) -> Json:
    more = {"style": "bullet"} if kind == "rich_text_list" else {}
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements), **more}]}


def _every_place() -> Iterator[tuple[str, str, Json, str, str, bool]]:
    """What, the surface, the payload, its type, its pointer, and whether it may stand there."""
    for surface, standing in ON.items():
        for kind, block in BLOCKS.items():
            payload, at = on(surface, block)
            yield f"{kind} on a {surface}", surface, payload, kind, f"{at}/0", kind in standing
        for block_kind, allowed in IN.items():
            if block_kind in standing:
                for kind, element in ELEMENTS.items():
                    block, where = holding(block_kind, element)
                    payload, at = on(surface, block)
                    here = kind in allowed and kind not in NOT_ON[surface]
                    what = f"{kind} in {block_kind} on a {surface}"
                    yield what, surface, payload, kind, f"{at}/0/{where}", here
    for kind, block in BLOCKS.items():
        container = {"type": "container", "title": valid.plain(), "child_blocks": [block]}
        yield (f"{kind} in a container", "message", {"blocks": [container]}, kind,
               "/blocks/0/child_blocks/0", kind in IN_CONTAINER)  # fmt: skip
    for piece, allowed in IN_RICH.items():
        for kind, part in (PARTS | PIECES).items():
            yield (f"{kind} in {piece}", "message", {"blocks": [_rich(piece, part)]}, kind,
                   "/blocks/0/elements/0/elements/0", kind in allowed)  # fmt: skip


def standing() -> list[Place]:
    return [(what, surface, payload) for what, surface, payload, _, _, here in _every_place() if here]


def misplaced() -> list[Misplaced]:
    return [
        (what, surface, payload, f"unsupported type: {kind}", f"{at}/type")
        for what, surface, payload, kind, at, here in _every_place()
        if not here
    ]
