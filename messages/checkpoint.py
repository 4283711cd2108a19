"""What is posted about a checkpoint: the hash that proves later what stood in the log today."""

from messages.blocks import context, section
from messages.message import Message


def checkpoint_message(number: int, deliveries: int, hashed: str, public_key: str) -> Message:
    of = "1 delivery" if deliveries == 1 else f"{deliveries} deliveries"
    said = f"*Checkpoint {number}* of the audit log, over {of}"
    return Message.of(
        [f"Checkpoint {number} of the audit log: {hashed}"],
        [
            section(f"{said}\n`{hashed}`"),
            context(
                f"Signed with the key `{public_key}`. It proves later that nothing written until now was"
                " changed or dropped: `gatehouse audit verify` with `--checkpoint` and `--key`."
            ),
        ],
    )
