"""Formal signatures: a typed name and a reason, given for the very checklist that was on the screen."""

import json
from datetime import UTC, datetime
from hashlib import sha256

from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import Person
from gates.refusal import Refusal, must_say
from gates.sign_offs.going_stale import overtake
from gates.sign_offs.signoff import Signature


class NeedsForm(Refusal):
    """This gate is not signed by one click: the form asks for a name and a reason."""

    def __init__(self) -> None:
        super().__init__(
            "This gate is signed formally. Open “Review and sign”, type your name and choose a reason.",
            field="signed_name",
        )


def checklist_digest(gate: Gate) -> str:
    """SHA-256 over every item with its state, its evidence, files too, and who brought it there."""
    seen = [
        [
            item.key, item.part, item.text, item.required, item.evidence,
            item.ticked_by, spoken(item.ticked_at),
            item.waived_by, spoken(item.waived_at), item.waived_because,
            item.waived_until.isoformat() if item.waived_until else None,
        ]
        for item in gate.items
    ]  # fmt: skip
    seen += [[each.item, each.name, each.sha256] for each in gate.evidence_files]
    text = json.dumps(seen, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def spoken(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="microseconds") if moment else None


def check_signature(delivery: Delivery, gate: Gate, signature: Signature | None) -> None:
    """What an approval of a formal gate must bring."""
    if not delivery.phase(gate).gate.formal:
        return
    if signature is None:
        raise NeedsForm
    must_say(signature.name, "Type your full name: it is your signature.", field="signed_name")
    reasons = delivery.process.signature.reasons if delivery.process.signature else ()
    if signature.reason not in reasons:
        raise Refusal("Choose the reason of your signature.", field="signed_reason")
    if signature.seen != checklist_digest(gate):
        raise Refusal(
            "The checklist has changed while you were reading it. Close this form, open it again, and sign "
            "what stands there now."
        )


def make_unlike_stale(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """Formal signatures for a checklist that does not stand like that any more."""
    digest = checklist_digest(gate)
    for sign_off in gate.sign_offs:
        if sign_off.live and sign_off.seen_sha256 not in (None, digest):
            overtake(delivery, gate, sign_off, "The checklist is not any more as it was signed", by, at)
