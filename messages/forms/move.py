"""Moving a delivery to another version of its process: what differs, what it does, and why."""

from collections.abc import Sequence

from gates.delivery import Delivery
from gates.process import Process
from gates.versions.comparing import differences
from gates.versions.moving import new_roles
from messages import fields
from messages.blocks import context, section, section_of
from messages.ids import HOLDER, Action, Field, Form
from messages.limits import Json, lines_within
from messages.move_lines import preview_lines
from messages.mrkdwn import harmless, line
from messages.processes.differences import difference_line
from messages.refs import Ref
from messages.titles import count, delivery_title
from messages.views import form

LONGEST = 2800  # characters of each list


def move_form(
    delivery: Delivery, versions: Sequence[int], target: Process, after: Delivery | None, refused: str = ""
) -> Json:
    """`after` is the delivery as it would be; None where the move is refused, for the reason in `refused`."""
    process = delivery.process
    outlook = (
        what_happens(delivery, target, after)
        if after
        else [section(f"❗ *Not possible*: {harmless(refused, 1000)}")]
    )
    blocks = [
        section_of(delivery_title(delivery), f"It follows *{line(process.name)}*, version {process.version}"),
        fields.select(
            Field.VERSION, "Version", [(str(each), f"Version {each}") for each in versions],
            initial=str(target.version), dispatches=Action.MOVE_VERSION,
        ),
        *what_differs(process, target),
        *outlook,
        fields.text(
            Field.REASON, "Why is it moved?", most=fields.REASON, lines=True,
            hint="Everybody in the channel reads it, and it stays in the record.",
        ),
    ]  # fmt: skip
    ref = Ref.to(delivery, number=target.version)
    return form(Form.MOVE, "Move to a version", "Move", blocks, ref.dump(), close="Leave it")


def what_differs(process: Process, target: Process) -> list[Json]:
    found = differences(process, target)
    heading = f"*{count(len(found), 'difference')}* from version {process.version} to {target.version}"
    listed = section(lines_within([heading, *[difference_line(each) for each in found]], LONGEST))
    compare = f"`/gate process compare {process.key} {process.version} {target.version}`"
    return [listed, context(f"{compare} shows all of them, page by page.")] if found else [listed]


def what_happens(delivery: Delivery, target: Process, after: Delivery) -> list[Json]:
    lines = preview_lines(after.facts, after.process.label) or ["• Nothing changes in what is open now."]
    told = section(lines_within(["*What happens now*", *lines, "Settled rounds stay as they are."], LONGEST))
    named = [
        fields.persons(HOLDER + role, target.role_name(role), hint=target.roles[role].duty)
        for role in new_roles(delivery.process, target)
    ]
    return [told, *named]
