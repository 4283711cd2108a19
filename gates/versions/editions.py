"""The versions of a process that a workspace has, and which may join them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gates.process import Process
from gates.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a process, and where it comes from: a shipped one was uploaded by nobody."""

    process: Process
    uploaded_at: datetime | None = None
    uploaded_by: str | None = None


def is_new(known: Iterable[Process], new: Process) -> bool:
    """Whether it adds a version; False when this very version is known. Raises Refusal for any other.

    `known` are the versions of the same key. A version that deliveries may be on is never
    changed, and one that is older than the newest would never be used.
    """
    versions = {process.version: process for process in known}
    if versions.get(new.version) == new:
        return False
    if not versions or new.version > max(versions):
        return True
    free = max(versions) + 1
    if new.version in versions:
        raise Refusal(
            f"Version {new.version} of “{new.key}” exists already, and this file says something else. "
            f"Raise its version to {free}."
        )
    raise Refusal(
        f"Version {max(versions)} of “{new.key}” exists already, so version {new.version} would never be "
        f"used. Raise the version to {free}."
    )
