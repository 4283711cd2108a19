"""Composition objects: texts, options, confirm dialogs. docs.slack.dev, "Composition objects"."""

from functools import cache

from sandbox.blocks.kinds import Check, Problems, Shape, anything, by_type, flag, items, note, one_of, string
from sandbox.blocks.rules import filter_says_something

BLOCK: dict[str, Check] = {"type": anything, "block_id": string(255)}
LONGEST_TEXT = 3_000  # docs.slack.dev, "Text object": 1 to 3000 characters


@cache
def plain(most: int = LONGEST_TEXT) -> Check:
    """A plain_text object; mrkdwn is refused."""
    return by_type({"plain_text": _plain_shape(most)})


@cache
def words(most: int = LONGEST_TEXT) -> Check:
    """plain_text or mrkdwn."""
    return by_type({"plain_text": _plain_shape(most), "mrkdwn": _mrkdwn_shape(most)})


@cache
def _plain_shape(most: int) -> Shape:
    return Shape({"type": anything, "text": string(most, least=1), "emoji": flag}, required=("text",))


@cache
def _mrkdwn_shape(most: int) -> Shape:
    return Shape({"type": anything, "text": string(most, least=1), "verbatim": flag}, required=("text",))


PLAIN, MRKDWN = _plain_shape(LONGEST_TEXT), _mrkdwn_shape(LONGEST_TEXT)


def option(text: Check, **more: Check) -> Shape:
    """docs.slack.dev, "Option object": value up to 150, description up to 75; no `type`."""
    fields = {"text": text, "value": string(150), "description": words(75), **more}
    return Shape(fields, required=("text", "value"))


SELECT_OPTION = option(plain(75))
BOX_OPTION = option(words(75))  # radio buttons and checkboxes may use mrkdwn
OVERFLOW_OPTION = option(plain(75), url=string(3_000))

# docs.slack.dev, "Option group object": label up to 75, up to 100 options
OPTION_GROUP = Shape(
    {"label": plain(75), "options": items(SELECT_OPTION, 1, 100)}, required=("label", "options")
)

# docs.slack.dev, "Confirmation dialog object"
CONFIRM = Shape(
    {
        "title": plain(100),
        "text": words(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_of("primary", "danger"),
    },
    required=("title", "text", "confirm", "deny"),
)

# docs.slack.dev, "Conversation filter object"
CONVERSATION_FILTER = Shape(
    {
        "include": items(one_of("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    rules=[filter_says_something],
)

# docs.slack.dev, "Dispatch action configuration object"
DISPATCH_CONFIG = Shape(
    {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 1, 2)}
)

# docs.slack.dev, "Slack file object"
SLACK_FILE = Shape({"id": string(), "url": string()})


def address(value: object, at: str, problems: Problems) -> None:
    """A link with its scheme, up to 3000 characters."""
    if not isinstance(value, str):
        note(problems, at, "must provide a string")
    elif len(value) > 3_000:
        note(problems, at, "must be less than 3001 characters")
    elif ":" not in value or value.startswith(":") or " " in value:
        note(problems, at, "must be a valid URL")
