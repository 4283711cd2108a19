"""Changing what is set for the workspace."""

from collections.abc import Mapping, Sequence

from gates.process import Process
from messages import fields
from messages.blocks import context, section
from messages.ids import HOLDER, Field, Form
from messages.limits import VIEW_BLOCKS, Json
from messages.mrkdwn import line
from messages.refs import ProcessRef
from messages.views import form


def channel_form(channel: str | None) -> Json:
    blocks = [
        section(
            "A checkpoint is written each day when `GATEHOUSE_CHECKPOINT_KEY` is set. Posted into a channel,"
            " its hash proves later that nobody rewrote the record."
        ),
        fields.channel(
            Field.INTERNAL_CHANNEL, "Channel", initial=channel, optional=True, shared=False,
            hint="Leave it empty to post none. Gatehouse has to be in it.",
        ),
    ]  # fmt: skip
    return form(Form.SETTINGS_CHANNEL, "Checkpoints", "Save", blocks, "")


def archive_form(months: int | None) -> Json:
    blocks = [
        section(
            "A delivery that has been closed or cancelled for so long is written into a file of its own, with"
            " its record and its audit log, and then leaves lists, searches and the database. Whoever runs"
            " Gatehouse names the folder in `GATEHOUSE_ARCHIVE`."
        ),
        fields.text(
            Field.MONTHS, "Months after its end", most=3, optional=True,
            initial=str(months) if months else None, hint="Leave it empty to archive none by itself.",
        ),
    ]  # fmt: skip
    return form(Form.SETTINGS_ARCHIVE, "Archive", "Save", blocks, "")


def default_holders_form(process: Process, holders: Mapping[str, Sequence[str]]) -> Json:
    asked = {key: role for key, role in process.internal_roles() if not role.is_named}
    people = [
        fields.persons(HOLDER + key, role.name, hint=role.duty, initial=holders.get(key, ()), optional=True)
        for key, role in asked.items()
    ]
    blocks = [
        context(line(process.name)),
        section("Whoever starts a delivery sees them filled in, and may name others."),
        fields.text(
            Field.CLIENT, "Only for this client", most=fields.NAME, optional=True,
            hint="Leave it empty: for every client that has none of its own.",
        ),
        *people[: VIEW_BLOCKS - 3],
    ]  # fmt: skip
    ref = ProcessRef(process=process.key, version=process.version)
    return form(Form.SETTINGS_HOLDERS, "Who holds which role", "Save", blocks, ref.dump())
