"""What Slack adds to blocks on its way in: missing ids, and the defaults of text objects."""

from sandbox.ids import IdMaker
from sandbox.workspace import Json

# docs.slack.dev, "Block Kit": block_id and action_id are generated when they are missing
BLOCKS_INSIDE = {"container": ("child_blocks",), "carousel": ("elements",)}
WITHOUT_ACTION_ID = frozenset({"image", "plain_text", "mrkdwn", "url"})


def fill_in_ids(blocks: list[Json], ids: IdMaker) -> list[Json]:
    """New blocks; the caller's are left as they were."""
    return [_filled(block, ids) for block in blocks]


def _filled(block: Json, ids: IdMaker) -> Json:
    filled = _with_defaults_inside(block)
    if "block_id" not in filled:
        filled["block_id"] = ids.short()
    if filled["type"] == "rich_text":
        return {**block, "block_id": filled["block_id"]}
    for name in ("accessory", "element"):
        if isinstance(filled.get(name), dict):
            filled[name] = _with_action_id(filled[name], ids)
    for name in BLOCKS_INSIDE.get(filled["type"], ()):
        filled[name] = fill_in_ids(filled[name], ids)
    for name in ("elements", "actions"):
        if name in filled and name not in BLOCKS_INSIDE.get(filled["type"], ()):
            filled[name] = [_with_action_id(element, ids) for element in filled[name]]
    return filled


def _with_action_id(element: Json, ids: IdMaker) -> Json:
    if "action_id" in element or element["type"] in WITHOUT_ACTION_ID:
        return element
    return {**element, "action_id": ids.short()}


def _with_defaults_inside(value: Json) -> Json:
    return {name: each if isinstance(each, str) else _with_defaults(each) for name, each in value.items()}


def _with_defaults(value: object) -> object:
    if isinstance(value, dict):
        kind = value.get("type")
        if kind == "plain_text":
            return {"emoji": True, **value}
        if kind == "mrkdwn":
            return {"verbatim": False, **value}
        return _with_defaults_inside(value)
    return [_with_defaults(each) for each in value] if isinstance(value, list) else value
