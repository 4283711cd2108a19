"""state.values: what stands in every field of a message or view, typed or initial."""

from collections.abc import Iterator

from sandbox.workspace import Json, Typed

# element type -> (name in the state, name of its initial value), from docs.slack.dev "block_actions payload"
FIELDS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", "initial_files"),
}
LISTS = frozenset(
    {"selected_options", "selected_users", "selected_conversations", "selected_channels", "files"}
)


def elements_of(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every (block, interactive element) in reading order, those inside containers and cards too."""
    for block in blocks:
        if block["type"] == "container":
            yield from elements_of(block["child_blocks"])
        elif block["type"] == "carousel":
            yield from elements_of(block["elements"])
        else:
            yield from ((block, element) for element in _elements_in(block) if "action_id" in element)


def _elements_in(block: Json) -> list[Json]:
    single = [block[name] for name in ("accessory", "element") if isinstance(block.get(name), dict)]
    several = [each for name in ("elements", "actions") for each in block.get(name) or []]
    return single + several


def find_element(blocks: list[Json], block_id: str, action_id: str) -> Json | None:
    for block, element in elements_of(blocks):
        if block["block_id"] == block_id and element["action_id"] == action_id:
            return element
    return None


def values_of(blocks: list[Json], typed: Typed) -> Typed:
    """Slack's state.values: {block_id: {action_id: {"type": …, "value": …}}}."""
    values: Typed = {}
    for block, element in elements_of(blocks):
        if element["type"] in FIELDS:
            block_id, action_id = block["block_id"], element["action_id"]
            value = typed.get(block_id, {}).get(action_id) or initial(element)
            values.setdefault(block_id, {})[action_id] = value
    return values


def initial(element: Json) -> Json:
    name, initial_name = FIELDS[element["type"]]
    return {"type": element["type"], name: element.get(initial_name, [] if name in LISTS else None)}


def keep_what_stays(blocks: list[Json], typed: Typed) -> Typed:
    """What was typed, for the fields that still exist with the same ids and type."""
    kept: Typed = {}
    for block, element in elements_of(blocks):
        value = typed.get(block["block_id"], {}).get(element["action_id"])
        if value and value["type"] == element["type"]:
            kept.setdefault(block["block_id"], {})[element["action_id"]] = value
    return kept
