"""The delivery record as a pinned message, where a workspace has no canvases."""

from datetime import datetime

from gates.delivery import Delivery
from messages.blocks import actions, button, header, section_of
from messages.ids import Action
from messages.kickoff import standing
from messages.message import Message
from messages.milestones import milestone_lines
from messages.mrkdwn import line
from messages.refs import Ref
from messages.registers.risks import by_weight, risk_state
from messages.titles import count, delivery_name, delivery_title

SHOWN = 5


def record_card(delivery: Delivery, now: datetime) -> Message:
    risks = [each for each in by_weight(delivery.risks) if each.closed_at is None]
    lines = [f"{risk_state(r)} · score {r.score} of 25: {line(r.text, 200)}" for r in risks[:SHOWN]]
    decisions = [f"{d.number}. {line(d.what, 200)}" for d in delivery.decisions[-SHOWN:]]
    escalations = count(len(delivery.open_escalations()), "open escalation")
    blocks = [
        header("Delivery record"),
        section_of(delivery_title(delivery), standing(delivery), escalations),
        *(
            [section_of("*Milestones*", *milestone_lines(delivery, now.date()))]
            if delivery.milestones
            else []
        ),
        section_of("*Open risks*", *(lines or ["None"])),
        section_of("*Last decisions*", *(decisions or ["None"])),
        actions(button("Delivery record", Action.MENU_RECORD, Ref.to(delivery))),
    ]
    return Message.of([f"Delivery record of {delivery_name(delivery)}", standing(delivery)], blocks)
