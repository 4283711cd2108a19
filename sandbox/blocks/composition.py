"""Composition objects: texts, options, confirm dialogs. docs.slack.dev, "Composition objects"."""

from functools import cache

from sandbox.blocks.element_rules import filter_says_something, one_file
from sandbox.blocks.kinds import Address, ByType, Check, Items, OneOf, Shape, Text, anything, flag

BLOCK: dict[str, Check] = {"type": anything, "block_id": Text(255)}
LONGEST_TEXT = 3_000  # docs.slack.dev, "Text object": 1 to 3000 characters


@cache
def plain(most: int = LONGEST_TEXT) -> ByType:
    """A plain_text object; mrkdwn is refused."""
    return ByType({"plain_text": _plain_shape(most)})


@cache
def words(most: int = LONGEST_TEXT) -> ByType:
    """plain_text or mrkdwn."""
    return ByType({"plain_text": _plain_shape(most), "mrkdwn": _mrkdwn_shape(most)})


@cache
def _plain_shape(most: int) -> Shape:
    return Shape({"type": anything, "text": Text(most, least=1), "emoji": flag}, required=("text",))


@cache
def _mrkdwn_shape(most: int) -> Shape:
    return Shape({"type": anything, "text": Text(most, least=1), "verbatim": flag}, required=("text",))


PLAIN, MRKDWN = _plain_shape(LONGEST_TEXT), _mrkdwn_shape(LONGEST_TEXT)


def option(text: Check, **more: Check) -> Shape:
    """docs.slack.dev, "Option object": value up to 150, description up to 75; no `type`."""
    fields: dict[str, Check] = {"text": text, "value": Text(150), "description": words(75), **more}
    return Shape(fields, required=("text", "value"))


SELECT_OPTION = option(plain(75))
BOX_OPTION = option(words(75))  # radio buttons and checkboxes may use mrkdwn
OVERFLOW_OPTION = option(plain(75), url=Address())

# docs.slack.dev, "Option group object": label up to 75, up to 100 options
OPTION_GROUP = Shape(
    {"label": plain(75), "options": Items(SELECT_OPTION, 1, 100)}, required=("label", "options")
)

# docs.slack.dev, "Confirmation dialog object"
CONFIRM = Shape(
    {
        "title": plain(100),
        "text": words(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": OneOf(("primary", "danger")),
    },
    required=("title", "text", "confirm", "deny"),
)

# docs.slack.dev, "Conversation filter object"
CONVERSATION_FILTER = Shape(
    {
        "include": Items(OneOf(("im", "mpim", "private", "public")), 1, 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    rules=[filter_says_something],
)

# docs.slack.dev, "Dispatch action configuration object"
DISPATCH_CONFIG = Shape(
    {"trigger_actions_on": Items(OneOf(("on_enter_pressed", "on_character_entered")), 1, 2)}
)

# docs.slack.dev, "Slack file object": id or url
SLACK_FILE = Shape({"id": Text(least=1), "url": Address()}, rules=[one_file])

# docs.slack.dev, "Workflow object" and "Trigger object"
WORKFLOW = Shape(
    {
        "trigger": Shape(
            {
                "url": Address(),
                "customizable_input_parameters": Items(
                    Shape({"name": Text(), "value": Text()}, required=("name", "value"))
                ),
            },
            required=("url",),
        )
    },
    required=("trigger",),
)
