"""A message that is taken as evidence: its link, what it says, and its files."""

from typing import Any

from gates.checklists.tickable import tickable
from gates.delivery import Delivery
from handlers.acts import ticking
from handlers.slack.answers import Answers
from handlers.slack.message_links import link_to
from handlers.slack.visit import Visit
from messages.forms.message_evidence import WORDS, chosen_item, message_evidence_form
from messages.ids import Field
from messages.limits import Json
from messages.refs import MessageRef


def evidence_form_for(visit: Visit, delivery: Delivery, about: MessageRef) -> Json:
    return message_evidence_form(delivery, about, tickable(delivery, visit.click.by))


def save_message_evidence(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    about = MessageRef.of(visit.view)
    ref = chosen_item(about, answers.choice(Field.TICKED))
    said = (link_to(visit, about), answers.optional_text(Field.EVIDENCE, WORDS))
    ticking.add_evidence(visit.desk, visit.click, ref, "\n".join(filter(None, said)), about.files)
    return None
