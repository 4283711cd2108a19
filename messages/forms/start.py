"""The first step of starting a delivery: what, for whom, by when, and where."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from gates.process import Process
from messages import fields
from messages.forms.privacy import privacy_field
from messages.forms.standing import practice_field
from messages.ids import Field, Form
from messages.limits import Json
from messages.processes.choice import process_blocks
from messages.views import form


class StartChoice(BaseModel):
    """What the form carries besides its fields: the process, and what was typed where it has no field."""

    model_config = ConfigDict(frozen=True)

    process: str
    client: str | None = None
    client_channel: str | None = None


def start_form(
    processes: Sequence[Process],
    chosen: Process,
    today: date,
    channel: str | None = None,
    kept: StartChoice | None = None,
) -> Json:
    """`channel` is the one to propose for the team; `kept` is what was typed for another process."""
    carried = (kept or StartChoice(process=chosen.key)).model_copy(update={"process": chosen.key})
    blocks = [
        *process_blocks(processes, chosen),
        *client_fields(chosen, carried),
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
        *channel_fields(chosen, channel, carried),
        privacy_field(private=False),
        practice_field(chosen),
    ]  # fmt: skip
    return form(Form.START, "Start a delivery", "Next", blocks, carried.model_dump_json(exclude_none=True))


def client_fields(process: Process, carried: StartChoice) -> list[Json]:
    if process.client_role() is None:
        return []
    return [fields.text(Field.CLIENT, "Client", most=fields.NAME, initial=carried.client)]


def receivers(process: Process) -> str:
    return "the client" if process.client_role() else "those who wait for it"


def channel_fields(process: Process, proposed: str | None, carried: StartChoice) -> list[Json]:
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
    shared = fields.channel(
        Field.CLIENT_CHANNEL, "Channel that you share with the client", optional=True, hint=hint,
        initial=carried.client_channel,
    )  # fmt: skip
    return [*team, shared]
