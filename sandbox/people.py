"""What a person can do in the sandbox; each act reaches the bot as Slack would send it."""

from sandbox.acting import Outcome
from sandbox.invoking import run_command, shortcut
from sandbox.pressing import click
from sandbox.speaking import delete_message, edit_message, say, toggle_pin, toggle_reaction
from sandbox.submitting import close_view, submit_view
from sandbox.suggesting import suggest
from sandbox.visiting import (
    archive_channel,
    invite,
    leave_channel,
    open_home,
    read,
    remove_from_channel,
    rename_channel,
    unarchive_channel,
)

__all__ = [
    "Outcome",
    "archive_channel",
    "click",
    "close_view",
    "delete_message",
    "edit_message",
    "invite",
    "leave_channel",
    "open_home",
    "read",
    "remove_from_channel",
    "rename_channel",
    "run_command",
    "say",
    "shortcut",
    "submit_view",
    "suggest",
    "toggle_pin",
    "toggle_reaction",
    "unarchive_channel",
]
