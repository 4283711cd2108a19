"""Handing in a process file."""

from messages import fields
from messages.blocks import section
from messages.ids import Field, Form
from messages.limits import Json
from messages.views import form, reading

HOW = (
    "A new version of a process, as a YAML file. Deliveries that run stay on their version; those that start"
    " from now on follow the new one. `gatehouse process check FILE` tells beforehand whether it is valid."
)


def upload_form() -> Json:
    file = fields.file(
        Field.FILE, "Process file", ["yml", "yaml"],
        hint="At most 256 kB. Raise its version when you change a process that is there already.",
    )  # fmt: skip
    return form(Form.UPLOAD, "Upload a process", "Upload", [section(HOW), file], "")


def upload_noted() -> Json:
    words = "Gatehouse reads the file now, and tells you in a direct message what came of it."
    return reading("Upload a process", [section(words)])
