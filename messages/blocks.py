"""The blocks and elements that our messages are made of, within Slack's limits."""

from collections.abc import Sequence
from typing import Literal

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)

from messages import limits
from messages.ids import Action
from messages.limits import Json, cut
from messages.refs import ProcessRef, Ref, TokenRef


def header(text: str) -> Json:
    """For our own and the process's words only: in plain text nothing that a person typed can be escaped."""
    return HeaderBlock(text=PlainTextObject(text=cut(text, limits.HEADER))).to_dict()


def section(text: str, accessory: InteractiveElement | None = None) -> Json:
    return SectionBlock(text=mrkdwn(text), accessory=accessory).to_dict()


def section_of(*lines: str, accessory: InteractiveElement | None = None) -> Json:
    return section(limits.lines_within([line for line in lines if line]), accessory)


def sections(lines: Sequence[str]) -> list[Json]:
    """As many sections as the lines need, none of them cut."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if sum(len(each) + 1 for each in parts[-1]) + len(line) > limits.SECTION:
            parts.append([])
        parts[-1].append(line)
    return [section("\n".join(part)) for part in parts if part]


def context(text: str) -> Json:
    return ContextBlock(elements=[mrkdwn(text)]).to_dict()


def divider() -> Json:
    return DividerBlock().to_dict()


def actions(*elements: InteractiveElement | None) -> Json:
    """Buttons in a row; those that are None do not make sense now."""
    return ActionsBlock(elements=[element for element in elements if element is not None]).to_dict()


def button(
    text: str,
    action: Action,
    value: Ref | ProcessRef | TokenRef | None = None,
    *,
    style: Literal["primary", "danger"] | None = None,
    confirm: ConfirmObject | None = None,
    label: str | None = None,
) -> ButtonElement:
    """`label` is what a screen reader says in place of the text."""
    return ButtonElement(
        text=cut(text, limits.BUTTON_TEXT),
        action_id=action,
        value=value.dump() if value else None,
        style=style,
        confirm=confirm,
        accessibility_label=cut(label, limits.BUTTON_TEXT) if label else None,
    )


def menu(action: Action, options: list[tuple[str, Ref]]) -> OverflowMenuElement:
    return OverflowMenuElement(
        action_id=action,
        options=[Option(text=text, value=ref.dump()) for text, ref in options],
    )


def process_menu(
    action: Action, placeholder: str, options: list[tuple[str, ProcessRef]]
) -> StaticSelectElement:
    """A choice that acts at once."""
    chosen = [
        Option(text=cut(text, limits.OPTION_TEXT), value=ref.dump())
        for text, ref in options[: limits.OPTIONS]
    ]
    return StaticSelectElement(action_id=action, placeholder=placeholder, options=chosen)


def confirm(title: str, text: str, yes: str, no: str = "Not yet") -> ConfirmObject:
    """Asks back before something is done that others rely on."""
    return ConfirmObject(title=title, text=mrkdwn(text), confirm=yes, deny=no)


def mrkdwn(text: str) -> MarkdownTextObject:
    # verbatim: Slack then leaves a typed @channel or #name as it stands
    return MarkdownTextObject(text=text, verbatim=True)
