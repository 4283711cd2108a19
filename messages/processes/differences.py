"""Two versions of a process, and what differs, in words."""

from collections.abc import Sequence

from gates.versions.comparing import Difference
from gates.versions.editions import Edition
from messages.blocks import section, section_of, sections
from messages.limits import Json
from messages.mrkdwn import harmless, line, literal
from messages.pages import paged
from messages.processes.titles import comes_from
from messages.refs import ProcessRef
from messages.titles import count

LONGEST = 900  # characters of one sentence, whose quotations are cut already


def process_differences(
    before: Edition, after: Edition, found: Sequence[Difference], ref: ProcessRef
) -> Json:
    old, new = before.process, after.process
    head = [
        section_of(
            f"*{line(new.name)}* (`{new.key}`)",
            f"Version {old.version}: {comes_from(before)}",
            f"Version {new.version}: {comes_from(after)}",
        )
    ]
    if not found:
        words = "Both say the same." if old.version != new.version else "This is one and the same version."
        return paged("What differs", [*head, section(words)], [], ref)
    heading = section(f"*{count(len(found), 'difference')}* from version {old.version} to {new.version}")
    rows = [[block] for block in sections([difference_line(each) for each in found])]
    return paged("What differs", [*head, heading], rows, ref)


def difference_line(found: Difference) -> str:
    return f"• *{found.change.value.capitalize()}*: {harmless(literal(found.sentence), LONGEST)}"
