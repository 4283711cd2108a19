"""Every block element by its type. docs.slack.dev, "Block elements"."""

from sandbox.blocks.buttons import BUTTONS
from sandbox.blocks.composition import SLACK_FILE
from sandbox.blocks.element_rules import image_has_a_source
from sandbox.blocks.inputs import INPUTS
from sandbox.blocks.kinds import Address, Shape, Text, anything
from sandbox.blocks.menus import BOXES, PICKERS, SELECTS

IMAGE = Shape(
    {"type": anything, "image_url": Address(), "slack_file": SLACK_FILE, "alt_text": Text(2_000)},
    required=("alt_text",),
    rules=[image_has_a_source],
)
ELEMENTS: dict[str, Shape] = {**BUTTONS, "image": IMAGE, **BOXES, **SELECTS, **PICKERS, **INPUTS}
