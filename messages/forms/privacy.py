"""Who can see a delivery: a field at its start and in its details."""

from messages import fields
from messages.ids import Field
from messages.limits import Json

EVERYBODY, PRIVATE = "everybody", "private"
CHOICES = (
    (EVERYBODY, "Everybody of this workspace"),
    (PRIVATE, "Only the people of this delivery"),
)
HINT = "A private one needs a private channel. Auditors, and admins that were made here, see it too."


def privacy_field(*, private: bool) -> Json:
    initial = PRIVATE if private else EVERYBODY
    return fields.radio(Field.PRIVACY, "Who can see it", CHOICES, hint=HINT, initial=initial, optional=True)
