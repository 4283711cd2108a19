"""What a process file may say about the messages to the client."""

import pytest

from gates.process_files.errors import ProcessFileInvalid
from gates.process_files.file import load_process
from gates.process_files.shipped import shipped_processes
from gates.process_files.shipped_texts import shipped_texts

TEXT = shipped_texts()["client-delivery"]
DIGESTS = next(line for line in TEXT.splitlines() if line.startswith("digests:"))


def refused(digests: str, old: str = DIGESTS) -> str:
    with pytest.raises(ProcessFileInvalid) as found:
        load_process(TEXT.replace(old, digests))
    return str(found.value)


def test_the_client_delivery_writes_weekly_and_asks_for_three_messages() -> None:
    process = shipped_processes()["client-delivery"]
    assert process.digests
    assert (process.digests.cadence, process.digests.day, process.digests.hour) == ("weekly", "friday", 10)
    items = [item for phase in process.phases for item in (*phase.checklist, *phase.gate.rework)]
    asking = {item.key: item.client_message for item in items if item.client_message}
    assert asking == {
        "first_client_message": "initial",
        "client_told_of_delay": "delay",
        "handover_sent": "handover",
    }


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("digests: {cadence: hourly}", "one of daily, weekly, two_weeks, each_gate, never"),
        ("digests: {time_zone: Mars/Base}", "there is no time zone Mars/Base"),
        ("digests: {hour: 24}", "Write 23 or less"),
        ("digests: {preview_hours: 0}", "Write 1 or more"),
        ("digests: {languages: de}", 'Did you mean "language"?'),
        ("digests: {goes_by_itself: 1}", "true or false"),
    ],
)
def test_what_is_wrong_is_named_with_the_cure(written: str, said: str) -> None:
    assert said in refused(written)


def test_without_a_client_nobody_can_be_written_to() -> None:
    text = TEXT.replace("    external: true\n", "")
    with pytest.raises(ProcessFileInvalid) as found:
        load_process(text)
    assert 'digests: "digests" is about the client, but no role is external' in str(found.value)
    assert '"client_message" is about the client' in str(found.value)


def test_no_message_ticks_what_a_check_ticks() -> None:
    item = "owner: delivery_manager\n        evidence: required\n        client_message: initial"
    automated = "owner: delivery_manager\n        automated: true\n        client_message: initial"
    assert item in TEXT
    assert "a check ticks this item, so no message to the client can" in refused(automated, item)
