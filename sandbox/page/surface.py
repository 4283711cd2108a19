"""Where blocks stand (a message, a modal, a Home), and how their fields are named there."""

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from sandbox.blocks.state import FIELDS, values_of
from sandbox.workspace import Json, Message, Typed, View


@dataclass(frozen=True, slots=True)
class Surface:
    """key is unique on the page; values is Slack's state.values; errors are by block_id."""

    key: str
    kind: Literal["message", "modal", "home"]
    values: Typed = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def field_id(self, block: Json, element: Json) -> str:
        return f"{self.key}:{field_name(block, element)}"

    def error(self, block: Json) -> str | None:
        return self.errors.get(block["block_id"])

    def value(self, block: Json, element: Json) -> object:
        """What stands in the field now: typed, or initial."""
        state = self.values.get(block["block_id"], {}).get(element["action_id"], {})
        return state.get(FIELDS[element["type"]][0])

    def dispatches(self, block: Json, element: Json) -> str:
        """When the element tells the app at once: on "change", on "enter", on "typing", or never ("")."""
        if block["type"] != "input":
            return "change"
        if not block.get("dispatch_action"):
            return ""
        if element["type"] not in TYPED:
            return "change"
        triggers = element.get("dispatch_action_config", {}).get("trigger_actions_on", ["on_enter_pressed"])
        return "typing" if "on_character_entered" in triggers else "enter"


TYPED = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input"})


def field_name(block: Json, element: Json) -> str:
    """The form field's name: block and action, unmistakable whatever characters they hold."""
    return f"{quote(block['block_id'], safe='.')}/{quote(element['action_id'], safe='.')}"


def of_message(message: Message, prefix: str = "m") -> Surface:
    return Surface(f"{prefix}-{message.ts}", "message", values_of(message.blocks, {}))


def of_view(view: View) -> Surface:
    return Surface(view.id, view.type, values_of(view.blocks, view.state_values), view.errors)
