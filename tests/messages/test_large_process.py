"""A process of 40 phases and 200 items in many scripts: within Slack's limits, and nothing cut in silence."""

from functools import cache

import pytest

from gates.delivery import Delivery
from gates.process import Process
from gates.process_files.file import load_process
from gates.versions.editions import Edition
from messages import limits
from messages.forms.start import start_form
from messages.forms.start_people import start_people_form
from messages.ids import HOLDER, TARGET
from messages.mrkdwn import line
from messages.processes.outline import process_outline
from messages.processes.preview import process_preview
from messages.refs import ProcessRef
from sandbox.blocks.check import problems_in_view
from tests.gates.deliveries import MONDAY, make_ready, started
from tests.gates.large_process import ITEMS, PHASES, SIGNS, large_process_text
from tests.messages.deliveries import TODAY
from tests.messages.everything import messages_about, views_about
from tests.messages.reading import all_text, fields

MOST = 60  # roles and milestones that a process may have


@cache
def large() -> Process:
    return load_process(large_process_text())


def delivered() -> Delivery:
    """In its first phase, with thirty people for each role."""
    users = [f"U0PERSON{number}" for number in range(30)]
    holders = dict.fromkeys(large().roles, users)
    delivery = started(large(), holders=holders, targets={}, client=None, client_channel=None)
    make_ready(delivery, delivery.gates[0], MONDAY)
    return delivery


def test_it_is_as_large_as_it_says() -> None:
    assert len(large().phases) == PHASES
    assert sum(len(phase.checklist) for phase in large().phases) == PHASES * ITEMS
    assert all(SIGNS in item.text for phase in large().phases for item in phase.checklist)


def test_every_message_and_view_of_a_delivery_on_it_fits() -> None:
    delivery = delivered()
    for name, message in messages_about(delivery):
        assert len(message.blocks) <= limits.MESSAGE_BLOCKS, name
        assert limits.text_size(message.blocks) <= 11_000, name
    for name, view in views_about(delivery):
        assert problems_in_view(view) == [], name


def test_its_outline_has_every_text_on_one_of_its_pages() -> None:
    pages = []
    for number in range(1, 100):
        view = process_outline(Edition(large()), ProcessRef(process="large-process", version=1, page=number))
        assert problems_in_view(view) == []
        pages.append(all_text(view))
        if "Next page" not in pages[-1]:
            break
    told = "\n".join(pages)
    assert len(pages) > 3
    for phase in large().phases:
        assert f"{large().phase_word} {large().number(phase.key)}: {phase.name}" in told
        for text in (phase.purpose, phase.output, *(item.text for item in phase.checklist)):
            assert line(text, 1000) in told


def test_its_preview_in_a_terminal_has_every_text() -> None:
    told = process_preview(large())
    for phase in large().phases:
        assert all(item.text in told for item in phase.checklist)
        assert all(rule.asks in told for rule in phase.gate.sign_offs)


def test_the_start_form_counts_the_gates_that_it_leaves_to_the_outline() -> None:
    view = start_form([large()], large(), TODAY)
    shown = all_text(view).count("Étape")
    assert f"… and {PHASES - shown} more lines" in all_text(view)
    assert "Show all of it" in all_text(view)


@pytest.mark.parametrize("roles", [PHASES, MOST])
def test_the_second_step_asks_for_every_role_and_counts_the_dates_that_it_leaves_for_later(
    roles: int,
) -> None:
    process, more = large(), range(PHASES, MOST)
    copies = {f"role_{number}": process.roles["role_0"] for number in range(PHASES, roles)}
    dates = [process.milestones[0].model_copy(update={"key": f"ended_{number}"}) for number in more]
    added = {"roles": process.roles | copies, "milestones": (*process.milestones, *dates)}
    grown = process.model_copy(update=added)
    view = start_people_form(grown, "{}", {})
    asked = fields(view)
    assert problems_in_view(view) == []
    assert {HOLDER + role for role in grown.roles} <= set(asked)
    left = len(grown.milestones) - sum(key.startswith(TARGET) for key in asked)
    assert f"{left} more dates do not fit here" in all_text(view)
