"""What a person can do in the sandbox; each act reaches the bot as Slack would send it."""

from sandbox.people.acting import Outcome
from sandbox.people.invoking import run_command, shortcut
from sandbox.people.pressing import click
from sandbox.people.speaking import delete_message, edit_message, say, toggle_pin, toggle_reaction
from sandbox.people.submitting import close_view, submit_view
from sandbox.people.suggesting import suggest
from sandbox.people.visiting import (
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
