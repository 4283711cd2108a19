"""The first step of starting a delivery: what, for whom, by when, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from gates.process import Process
from messages import fields
from messages.blocks import context
from messages.ids import Action, Field, Form
from messages.limits import Json
from messages.mrkdwn import escape, line
from messages.views import form

CLIENTS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class StartDefaults:
    intake_on: date
    agreed_on: date | None = None
    client: str | None = None
    name: str | None = None
    scope: str | None = None
    internal_channel: str | None = None
    client_channel: str | None = None


class StartChoice(BaseModel):
    """What the form carries besides its fields."""

    model_config = ConfigDict(frozen=True)

    process: str


def start_form(
    processes: Sequence[Process], chosen: Process, defaults: StartDefaults, clients: Sequence[str] = ()
) -> Json:
    blocks = [
        *process_blocks(processes, chosen),
        fields.text(Field.CLIENT, "Client", most=fields.NAME, initial=defaults.client),
        *known_clients(clients),
        fields.text(
            Field.NAME, "Name of the delivery", most=fields.NAME, initial=defaults.name,
            hint="Short, so that everybody recognises it: “Web shop, release 2”",
        ),
        fields.text(
            Field.SCOPE, "Scope summary", most=fields.SCOPE, lines=True, initial=defaults.scope,
            hint="What is delivered, in a few sentences. Everybody in the channel sees it.",
        ),
        fields.day(Field.INTAKE_ON, "Intake date", initial=defaults.intake_on),
        fields.day(
            Field.AGREED_ON, "Agreed delivery date", initial=defaults.agreed_on,
            hint="As promised to the client",
        ),
        *channel_fields(defaults),
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


def known_clients(clients: Sequence[str]) -> list[Json]:
    if not clients:
        return []
    return [context(f"Clients so far: {', '.join(line(each, 60) for each in clients[:CLIENTS_SHOWN])}")]


def channel_fields(defaults: StartDefaults) -> list[Json]:
    return [
        fields.channel(
            Field.INTERNAL_CHANNEL, "Channel of the team", initial=defaults.internal_channel, optional=True,
            shared=False, hint="The cards appear here. Choose one, or name a new one below.",
        ),
        fields.text(
            Field.NEW_CHANNEL, "Or create a new channel", most=80, optional=True,
            hint="Small letters, digits and hyphens: acme-web-shop",
        ),
        fields.channel(
            Field.CLIENT_CHANNEL, "Channel that you share with the client", initial=defaults.client_channel,
            optional=True,
            hint="The client confirms receipt here and sees nothing else. Leave it empty if there is none.",
        ),
    ]  # fmt: skip
