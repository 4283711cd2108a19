"""Names of channels: which are allowed, and which are taken."""

import re

from sandbox.api.registry import Refused
from sandbox.workspace import Workspace

LONGEST_NAME = 80


def new_name(ws: Workspace, given: str) -> str:
    """docs.slack.dev, conversations.create: lower case letters, digits, hyphens and underscores, up to 80."""
    name = given.lstrip("#")
    if not name:
        raise Refused("invalid_name_required")
    if len(name) > LONGEST_NAME:
        raise Refused("invalid_name_maxlength")
    if re.fullmatch(r"[-_]+", name):
        raise Refused("invalid_name_punctuation")
    if name != name.lower() or not re.fullmatch(r"[\w-]+", name):
        raise Refused("invalid_name_specials")
    if any(channel.name == name for channel in ws.channels.values()):
        raise Refused("name_taken")
    return name
