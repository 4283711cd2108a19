"""Each file of methods, imported so that it registers them."""

from sandbox.api import (  # noqa: F401
    apps,
    blocks,
    bookmarks,
    canvas_edits,
    canvases,
    chat,
    conversations,
    direct,
    editing,
    files,
    history,
    identity,
    installing,
    listings,
    membership,
    pins,
    reactions,
    scheduled,
    sharing,
    usergroups,
    users,
    views,
)
from sandbox.api.registry import HANDLERS

__all__ = ["HANDLERS"]
