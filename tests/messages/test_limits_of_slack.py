"""Each limit by which the bot cuts and splits is the sandbox's, or stays below it."""

from collections.abc import Callable
from typing import Any

import pytest

from messages import limits
from sandbox.api.editing import LONGEST_UPDATE
from sandbox.blocks.check import problems_in_blocks, problems_in_view
from sandbox.blocks.sizes import blocks_are_too_long, view_is_too_large

Json = dict[str, Any]
DIVIDER: Json = {"type": "divider"}


def plain(size: int) -> Json:
    return {"type": "plain_text", "text": "x" * size}


def sections(size: int, sign: str = "x") -> list[Json]:
    sizes = [limits.SECTION] * (size // limits.SECTION) + [size % limits.SECTION or 1]
    return [{"type": "section", "text": {"type": "mrkdwn", "text": sign * each}} for each in sizes]


def acting(element: Json) -> list[str]:
    return problems_in_blocks([{"type": "actions", "elements": [{"action_id": "a", **element}]}])


def a_button(text: int = 1, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), **more}


def choosing(kind: str, size: int, text: int = 1, value: int = 0) -> list[str]:
    options = [{"text": plain(text), "value": "x" * value or str(number)} for number in range(size)]
    return acting({"type": kind, "options": options})


def confirming(size: int) -> list[str]:
    confirm = {"title": plain(1), "text": plain(size), "confirm": plain(1), "deny": plain(1)}
    return acting(a_button(confirm=confirm))


def labelled(size: int) -> list[str]:
    field = {"type": "input", "label": plain(size), "element": {"type": "plain_text_input"}}
    return problems_in_view(a_view(field, submit=plain(1)))


def a_view(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain(1), "blocks": list(blocks) or [DIVIDER], **more}


# The problems of something that is just as large
EXACT: dict[str, Callable[[int], list[str]]] = {
    "MESSAGE_BLOCKS": lambda size: problems_in_blocks([DIVIDER] * size),
    "VIEW_BLOCKS": lambda size: problems_in_view(a_view(*[DIVIDER] * size)),
    "SECTION": lambda size: problems_in_blocks(
        [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * size}}]
    ),
    "HEADER": lambda size: problems_in_blocks([{"type": "header", "text": plain(size)}]),
    "BUTTON_TEXT": lambda size: acting(a_button(size)),
    "BUTTON_VALUE": lambda size: acting(a_button(value="x" * size)),
    "OPTIONS": lambda size: choosing("static_select", size),
    "OPTION_TEXT": lambda size: choosing("static_select", 1, text=size),
    "OPTION_VALUE": lambda size: choosing("static_select", 1, value=size),
    "RADIO_OPTIONS": lambda size: choosing("radio_buttons", size),
    "CONFIRM_TEXT": confirming,
    "INPUT_LABEL": labelled,
    "VIEW_TITLE": lambda size: problems_in_view(a_view(title=plain(size))),
    "PRIVATE_METADATA": lambda size: problems_in_view(a_view(private_metadata="x" * size)),
}
# Whether something is refused that holds as much as the bot ever puts into it, and what comes on top
BELOW: dict[str, Callable[[int], bool]] = {
    "MESSAGE_TEXT": lambda size: blocks_are_too_long(
        [*sections(size, "&"), *[{"type": "header", "text": plain(limits.HEADER)}] * 10]
    ),
    "VIEW_TEXT": lambda size: view_is_too_large(
        a_view(*sections(size, "\N{PARTY POPPER}"), private_metadata="x" * limits.PRIVATE_METADATA)
    ),
    "FALLBACK": lambda size: size > LONGEST_UPDATE,
}


@pytest.mark.parametrize("name", EXACT)
def test_our_limits_are_those_of_slack(name: str) -> None:
    most: int = getattr(limits, name)
    assert not EXACT[name](most)
    assert EXACT[name](most + 1)


@pytest.mark.parametrize("name", BELOW)
def test_where_slack_publishes_no_number_we_stay_below_what_it_refuses(name: str) -> None:
    assert not BELOW[name](getattr(limits, name))
    assert BELOW[name](getattr(limits, name) * 5)


def test_no_limit_is_left_out() -> None:
    assert {name for name in vars(limits) if name.isupper()} == EXACT.keys() | BELOW.keys()
