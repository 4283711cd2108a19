"""Whether a delivery counts, and where it stands already: fields at its start."""

from gates.process import Process
from messages import fields
from messages.ids import Field
from messages.limits import Json

COUNTS, PRACTICE = "counts", "practice"
SIGNED = 1000
CHOICES = ((COUNTS, "Real work"), (PRACTICE, "Practice, to try things"))


def practice_field(process: Process) -> Json:
    client = ", and has no channel with a client" if process.client_role() else ""
    hint = f"Practice stands in no portfolio and no digest{client}."
    return fields.radio(Field.PRACTICE, "What it is", CHOICES, initial=COUNTS, optional=True, hint=hint)


def standing_fields(process: Process) -> list[Json]:
    """Work that runs already comes in at the phase where it stands."""
    word = process.phase_word
    phases = [(phase.key, process.label(phase.key)) for phase in process.phases]
    return [
        fields.select(Field.STANDS_AT, f"{word} where it stands", phases, initial=phases[0][0]),
        fields.text(
            Field.SIGNED_BEFORE, "What was signed before, by whom, and when", most=SIGNED, lines=True,
            optional=True, hint=f"Only where it stands at a later {word.lower()}: it is kept as brought in.",
        ),
    ]  # fmt: skip
