"""The first step of starting a delivery: what, for whom, by when, and where."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from gates.process import Process
from messages import fields
from messages.blocks import context
from messages.ids import Action, Field, Form
from messages.limits import Json
from messages.mrkdwn import escape, line
from messages.views import form


class StartChoice(BaseModel):
    """What the form carries besides its fields."""

    model_config = ConfigDict(frozen=True)

    process: str


def start_form(
    processes: Sequence[Process], chosen: Process, today: date, channel: str | None = None
) -> Json:
    """`channel` is the one to propose for the team."""
    blocks = [
        *process_blocks(processes, chosen),
        *([fields.text(Field.CLIENT, "Client", most=fields.NAME)] if chosen.client_role() else []),
        fields.text(
            Field.NAME, "Name of the delivery", most=fields.NAME,
            hint="Short, so that everybody recognises it: “Web shop, release 2”",
        ),
        fields.text(
            Field.SCOPE, "Scope summary", most=fields.SCOPE, lines=True,
            hint="What is delivered, in a few sentences. Everybody in the channel sees it.",
        ),
        fields.day(Field.INTAKE_ON, "Intake date", initial=today),
        fields.day(Field.AGREED_ON, "Agreed delivery date", hint=f"As promised to {receivers(chosen)}"),
        *channel_fields(chosen, channel),
    ]  # fmt: skip
    return form(
        Form.START, "Start a delivery", "Next", blocks, StartChoice(process=chosen.key).model_dump_json()
    )


def process_blocks(processes: Sequence[Process], chosen: Process) -> list[Json]:
    """Which process to follow, where there is a choice, and what the chosen one is."""
    about = context(f"Step 1 of 2 · {line(chosen.name)}: {escape(chosen.summary, 1500)}")
    if len(processes) < 2:
        return [about]
    choices = [(process.key, process.name) for process in processes]
    select = fields.select(
        Field.PROCESS, "Process", choices, initial=chosen.key, dispatches=Action.START_PROCESS
    )
    return [select, about]


def receivers(process: Process) -> str:
    return "the client" if process.client_role() else "those who wait for it"


def channel_fields(process: Process, proposed: str | None) -> list[Json]:
    team = [
        fields.channel(
            Field.INTERNAL_CHANNEL, "Channel of the team", initial=proposed, optional=True,
            shared=False, hint="The cards appear here. Choose one, or name a new one below.",
        ),
        fields.text(
            Field.NEW_CHANNEL, "Or create a new channel", most=80, optional=True,
            hint="Small letters, digits and hyphens, like acme-web-shop. “Next” creates it.",
        ),
    ]  # fmt: skip
    if process.client_role() is None:
        return team
    hint = "The client confirms receipt here and sees nothing else. Leave it empty if there is none."
    label = "Channel that you share with the client"
    return [*team, fields.channel(Field.CLIENT_CHANNEL, label, optional=True, hint=hint)]
