"""The state file on the disk."""

import json
import os
import tempfile
from pathlib import Path

from sandbox.state.snapshot import StateRefused, restore, taken
from sandbox.workspace import Workspace


def save(ws: Workspace, path: Path) -> None:
    """Written beside it and then put in its place, so that a crash leaves the old or the new one whole."""
    text = json.dumps(taken(ws), indent=1)
    path = path.resolve()
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
        try:
            beside.write(text)
            beside.flush()
            os.fsync(beside.fileno())
            Path(beside.name).replace(path)
        except OSError:
            Path(beside.name).unlink(missing_ok=True)
            raise


def load(ws: Workspace, path: Path) -> None:
    try:
        restore(ws, parsed(path.read_bytes()))
    except StateRefused as refused:
        raise StateRefused(f"{path}: {refused}") from None


def parsed(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise StateRefused("This is not a state file of the sandbox.") from None
