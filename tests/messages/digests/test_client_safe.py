"""Nothing internal reaches the client, whatever stands in which field of its delivery."""

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import product

import pytest

from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.digests.client_digest import client_digest
from gates.digests.records import ClientUpdate, DigestSettings
from gates.digests.summary import summary_of
from gates.gate import Gate
from gates.process_files.digests import Language, MessageKind
from gates.process_files.shipped import shipped_processes
from gates.records.record import Milestone, Pause
from gates.registers.decision import LoggedDecision
from messages.digests.channel import channel_message
from messages.digests.letter import letter
from messages.digests.mail import mail
from tests.messages.digests.secrets import AT, DAY, WORD, Filler, full_of_secrets

PROCESS = shipped_processes()["client-delivery"]
HANDOVER = {"phase": "handover", "round": 1}
# What the client may read, typed by somebody; everything else that was typed is a secret.
TOLD = {
    "Delivery.name": "TOLD name",
    "Delivery.client": "TOLD client",
    "LoggedDecision.what": "TOLD decision",
    "LoggedDecision.why": "TOLD reason",
    "ClientUpdate.note": "TOLD note",
}
# What a delivery could not be drawn without: keys of the process, and the settings of the message.
NAMED = {
    "Gate.phase": "handover",
    "Milestone.key": "qa_certified",
    "DigestSettings.time_zone": "Europe/Berlin",
    "ClientUpdate.kind": MessageKind.STATUS,
    "Delivery.cancelled_at": None,
    "Delivery.closed_at": None,
}


# What is open, on hold, closed: everything, waiting for the client alone, on hold, closed.
STATES = ((True, False, False), (False, False, False), (True, True, False), (False, False, True))


def deliveries() -> Iterator[Delivery]:
    for open_items, held, closed in STATES:
        filler = Filler(NAMED | TOLD)
        gate: dict[str, object] = {"sign_offs": [], "closed_at": None, "outcome": None, "overrides": []}
        own = {
            "Delivery.gates": [filler.filled(Gate, items=items(filler, open_items), **gate, **HANDOVER)],
            "Delivery.milestones": milestones(filler),
            "Delivery.decisions": [filler.filled(LoggedDecision, shareable=True), hidden()],
            "Delivery.closed_at": AT if closed else None,
            "Delivery.pauses": [filler.filled(Pause, resumed_at=None)] if held else [],
        }
        yield full_of_secrets(PROCESS, NAMED | TOLD | own)[0]


def items(filler: Filler, open_items: bool) -> list[Item]:
    """One of each origin, all of them asked of the client's role."""
    own = {"owner": "client", "ticked_at": None if open_items else AT, "waived_at": None, **HANDOVER}
    kinds = enumerate(product(Part, Origin))
    return [filler.filled(Item, part=p, origin=o, key=f"i{number}", **own) for number, (p, o) in kinds]


def milestones(filler: Filler) -> list[Milestone]:
    """Reached, moved, late, and without a date."""
    later = DAY.replace(day=30)
    return [
        filler.filled(Milestone, key="production_start"),
        filler.filled(Milestone, key="qa_certified", reached_at=None, first_target_on=DAY, target_on=later),
        filler.filled(
            Milestone, key="deployment_start", reached_at=None, first_target_on=None, target_on=DAY
        ),
        filler.filled(
            Milestone, key="client_handover", reached_at=None, first_target_on=None, target_on=None
        ),
    ]


def hidden() -> LoggedDecision:
    found: LoggedDecision = Filler({}).filled(LoggedDecision, shareable=False)
    return found


@pytest.mark.parametrize("kind", list(MessageKind))
@pytest.mark.parametrize("language", list(Language))
def test_no_secret_of_any_field_is_in_what_the_client_reads(kind: MessageKind, language: Language) -> None:
    for delivery in deliveries():
        [settings] = delivery.digest_settings
        settings.language = language
        [update] = delivery.client_updates
        update = replace(update, kind=kind)
        digest = client_digest(delivery, update, AT)
        words = letter(digest)
        written = mail(words, language)
        read = f"{digest} {summary_of(digest)} {words} {written} {channel_message(words)}"
        assert WORD not in read
        assert read.count("TOLD name") > 4, "it tells what it may"
        assert "TOLD note" in written.html
        assert "TOLD reason" in str(digest.decisions)


def test_every_text_of_a_delivery_is_a_secret_of_the_test() -> None:
    """A field that is added tomorrow is walked as well: the test fails here when it cannot be."""
    delivery, secrets = full_of_secrets(PROCESS, NAMED)
    places = {secret.removeprefix(f"{WORD} ").partition("[]")[0].partition(".value")[0] for secret in secrets}
    for each in (Delivery, Gate, Item, DigestSettings, ClientUpdate):
        named = {f"{each.__name__}.{field.name}" for field in fields(each) if field.type in ("str", str)}
        assert named <= places | set(NAMED), named - places
    lists = [field.name for field in fields(Delivery) if str(field.type).startswith("list")]
    assert all(getattr(delivery, name) for name in lists if name != "facts")
    assert len(secrets) > 150
