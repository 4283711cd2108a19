"""What of Slack can be made to fail, and what is switched on."""

import json
from dataclasses import dataclass

from sandbox.faults import Fault
from sandbox.workspace import Json, Workspace

WORDS = {
    "latency": "is answered {seconds:g} s late",
    "429": "is refused with HTTP 429",
    "500": "fails with HTTP 500",
    "reset_before": "is cut off before it takes effect",
    "reset_after": "takes effect, and is cut off",
    "down": "finds Slack down",
    "slow_ack": "is acknowledged {seconds:g} s late",
}


@dataclass(frozen=True, slots=True)
class Switch:
    """Orders a fault that lasts until it is called off; fault is its number while it is on."""

    label: str
    hint: str
    order: Json
    fault: int | None

    @property
    def body(self) -> str:
        return json.dumps(self.order)


SWITCHES = (
    ("Slack is down", "Every connection is dropped without an answer.", {"kind": "down"}),
    ("Slow answers", "Each call takes two seconds longer.", {"kind": "latency", "seconds": 2}),
    (
        "Too many requests",
        "Each call is refused with HTTP 429 for ten seconds.",
        {"kind": "429", "seconds": 10},
    ),
    ("Slow acks", "What the bot answers arrives four seconds late.", {"kind": "slow_ack", "seconds": 4}),
)
NEXT = (
    ("429", "Too many requests"),
    ("500", "Server error"),
    ("reset_before", "Cut off before"),
    ("reset_after", "Cut off after"),
)
ENDINGS = (("warning", "Warning"), ("refresh_requested", "Refresh"), ("link_disabled", "Disable"))


def switches(ws: Workspace) -> list[Switch]:
    return [Switch(label, hint, _lasting(order), _number(ws, order)) for label, hint, order in SWITCHES]


def others_waiting(ws: Workspace) -> list[tuple[int, str]]:
    """The faults that no switch shows, each with its number and a sentence."""
    shown = {switch.fault for switch in switches(ws)}
    return [(fault.n, sentence(fault)) for fault in ws.faults.waiting if fault.n not in shown]


def sentence(fault: Fault) -> str:
    what = WORDS[fault.kind].format(seconds=fault.seconds)
    if fault.kind == "slow_ack":
        subject = "delivery" if fault.method == "*" else fault.method
    else:
        subject = "call" if fault.method == "*" else fault.method
    match fault.times:
        case None:
            return f"Every {subject} {what}"
        case 1:
            return f"The next {subject} {what}"
        case times:
            return f"Each of the next {times} {subject} {what}"


def _lasting(order: Json) -> Json:
    return {**order, "times": "until cleared"}


def _number(ws: Workspace, order: Json) -> int | None:
    """Of the fault that this switch has ordered, or another just like it."""
    alike = (
        fault.n
        for fault in ws.faults.waiting
        if fault.kind == order["kind"] and fault.method == "*" and fault.times is None
    )
    return next(alike, None)
