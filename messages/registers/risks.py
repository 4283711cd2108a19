"""Risks as they read in the record, with what can be done to each."""

from gates.delivery import Delivery
from gates.records.record import Risk
from messages.blocks import actions, button, section_of
from messages.ids import Action
from messages.limits import Json
from messages.mrkdwn import at, line, mention, on, quoted
from messages.refs import Ref
from messages.registers.decisions import where_made

LONG = 800


def by_weight(risks: list[Risk]) -> list[Risk]:
    """Open ones first, the heaviest on top."""
    return sorted(risks, key=lambda risk: (risk.closed_at is not None, -risk.score))


def risk_state(risk: Risk) -> str:
    if risk.closed_at is None:
        return "⬜ *Open*"
    return "❗ *Came true*" if risk.came_true else "✅ *Closed*"


def risk_blocks(delivery: Delivery, risk: Risk) -> list[Json]:
    due = f", until {on(risk.due_on)}" if risk.due_on else ""
    lines = [
        f"{risk_state(risk)} · Risk {risk.number} · score {risk.score} of 25",
        quoted(risk.text, LONG),
        f"Likelihood {risk.likelihood} of 5, impact {risk.impact} of 5",
        f"{mention(risk.owner)} looks after it{due}: {line(risk.mitigation, LONG)}",
        where_made(risk.link),
    ]
    if risk.closed_at and risk.closed_by:
        lines.append(f"{mention(risk.closed_by)}{at(risk.closed_at)}: {line(risk.outcome or '', LONG)}")
    if risk.closed_at or delivery.is_over:
        return [section_of(*lines)]
    ref = Ref.to(delivery, number=risk.number)
    return [
        section_of(*lines),
        actions(button("Change", Action.RISK_CHANGE, ref), button("Close", Action.RISK_CLOSE, ref)),
    ]
