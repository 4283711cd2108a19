"""How a process and its version are named on screen."""

from gates.process import Process
from gates.versions.editions import Edition
from messages.mrkdwn import at, line, mention


def process_title(process: Process) -> str:
    return f"*{line(process.name)}*, version {process.version} (`{process.key}`)"


def comes_from(edition: Edition) -> str:
    if edition.uploaded_by is None or edition.uploaded_at is None:
        return "Comes with Gatehouse"
    return f"Uploaded by {mention(edition.uploaded_by)}{at(edition.uploaded_at)}"
