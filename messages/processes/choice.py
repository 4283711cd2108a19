"""Choosing a process: grouped by family, with what the chosen one is and who would have to sign what."""

from collections.abc import Sequence

from gates.process import Process
from gates.process_files.families import Family, families
from messages import fields, limits
from messages.blocks import button, context, section
from messages.ids import Action, Field
from messages.limits import Json, lines_within
from messages.mrkdwn import escape, line
from messages.refs import ProcessRef
from messages.staffing.who_signs import gate_line

Group = tuple[str, list[fields.Choice]]
SINGLE = "Processes"


def process_blocks(processes: Sequence[Process], chosen: Process) -> list[Json]:
    about = context(f"Step 1 of 2 · {line(chosen.name)}: {escape(chosen.summary, 1500)}")
    return [*process_select(processes, chosen), about, who_signs(chosen)]


def process_select(processes: Sequence[Process], chosen: Process) -> list[Json]:
    """Nothing where there is no choice."""
    if len(processes) < 2:
        return []
    groups = [group for family in families(processes) for group in groups_of(family)]
    if len(groups) > limits.OPTIONS:  # a workspace with a hundred families
        groups = groups_of(Family(None, tuple(processes)))
    return [
        fields.grouped_select(
            Field.PROCESS, "Process", groups, initial=chosen.key, dispatches=Action.START_PROCESS
        )
    ]


def groups_of(family: Family) -> list[Group]:
    """As many as Slack's limit of a group makes of it."""
    title = f"{family.root.name} and its variants" if family.root else SINGLE
    choices = [(each.key, each.name) for each in family.members]
    starts = range(0, len(choices), limits.OPTIONS)
    titles = [title, *(f"{title}, part {number}" for number in range(2, len(starts) + 1))]
    return [(t, choices[start : start + limits.OPTIONS]) for t, start in zip(titles, starts, strict=True)]


def who_signs(process: Process) -> Json:
    """A line for each gate; the whole outline is one press away."""
    named = process.named_people()
    words = lines_within([gate_line(process, phase, named) for phase in process.phases], 2500)
    ref = ProcessRef(process=process.key, version=process.version)
    return section(f"*Who would have to sign*\n{words}", button("Show all of it", Action.PROCESS_SHOW, ref))
