"""What `/gate` can do."""

from messages.blocks import actions, button, context, header, sections
from messages.ids import Action
from messages.message import Message
from messages.subcommands import SUBCOMMANDS, Subcommand


def help_message() -> Message:
    lines = [usage_line(subcommand) for subcommand in SUBCOMMANDS]
    blocks = [
        header("What /gate can do"),
        *sections(lines),
        context(
            "Without a name the delivery of this channel is meant. Only you see the answer;"
            " add `--share` to show it to everybody here."
        ),
        actions(button("Start a delivery", Action.DELIVERY_START)),
    ]
    return Message.of(["What /gate can do", *lines], blocks)


def usage_line(subcommand: Subcommand) -> str:
    words = " ".join(filter(None, ["/gate", subcommand.name, subcommand.usage]))
    return f"`{words}` {subcommand.summary}"
