"""`/gate process move`: a delivery goes over to another version of its process."""

from typing import Any

from gates.delivery import Delivery
from gates.refusal import Refusal
from gates.versions.moving import previewed
from handlers.acts import steering
from handlers.slack.answers import Answers
from handlers.slack.meant import the_one
from handlers.slack.reading import delivery_of
from handlers.slack.record_forms import managers_only
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.move import move_form
from messages.ids import HOLDER, Field
from messages.limits import Json
from messages.refs import Ref
from storage import library

DEED = "move it to another version of its process"


def open_move_form(visit: Visit, words: list[str]) -> None:
    delivery = the_one(visit, " ".join(words))
    managers_only(DEED)(delivery, visit)
    visit.show(drawn(visit, delivery))


def choose_version(visit: Visit) -> None:
    delivery = delivery_of(visit, Ref.read(str((visit.view or {}).get("private_metadata", ""))))
    managers_only(DEED)(delivery, visit)
    chosen = str((visit.action.get("selected_option") or {}).get("value", ""))
    visit.redraw(drawn(visit, delivery, int(chosen) if chosen.isdecimal() else None))


def drawn(visit: Visit, delivery: Delivery, version: int | None = None) -> Json:
    """The form for this version, or for the newest."""
    key, current = delivery.process.key, delivery.process.version
    with visit.reading() as tx:
        known = [each.process for each in library.editions(tx, key) if each.process.version != current]
    if not known:
        raise Refusal(
            f"There is no other version of “{key}” here. Admins upload one with `/gate process upload`."
        )
    versions = [each.version for each in known]
    target = next((each for each in known if each.version == version), known[0])
    try:
        after = previewed(delivery, target, visit.click.by, visit.click.at)
    except Refusal as refusal:
        return move_form(delivery, versions, target, None, refusal.sentence)
    return move_form(delivery, versions, target, after)


def save_move(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    holders = {role: answers.people(f"{HOLDER}{role}") for role in answers.rows(HOLDER)}
    reason, version = answers.text(Field.REASON, fields.REASON), visit.ref.entry
    steering.move(visit.desk, visit.click, visit.ref, version, holders, reason)
    return None
