"""The record as a canvas of the team's channel, kept current; a pinned message where there are none."""

from dataclasses import replace

import pytest

from handlers.clock.keeping import renew_due_times
from messages.ids import Field, Form
from sandbox.documents import canvases
from storage import cards
from storage.due import counting
from tests.driver.backstage import all_cards, settle
from tests.driver.door import TEAM
from tests.driver.scenes import DANA, PABLO, SAM, TEAM_CHANNEL, accept_package, risk, started
from tests.driver.stage import TOKEN
from tests.driver.values import day, person, text
from tests.registers.register import Register


def text_of(register: Register) -> str:
    """What stands in the canvas."""
    settle(register.stage)
    [canvas] = [each for each in register.stage.workspace.canvases.values() if not each.deleted]
    assert canvas.channel_id == register.delivery.internal_channel
    return canvas.markdown


def test_the_canvas_follows_the_record(shown: Register) -> None:
    begun = text_of(shown)
    assert "## Milestones" in begun
    assert f"![](@{DANA})" in begun
    assert shown.submit(PABLO, Form.RISK, risk("Late | parts ![](@U0SAM00001)")) == ""
    changed = text_of(shown)
    assert r"Late \| parts !\[\](@U0SAM00001)" in changed
    assert f"![](@{SAM})" not in changed
    accept_package(shown.stage.desk, shown.delivery)
    assert "| Stage 1: Intake handoff | 1 | under way |" in text_of(shown)
    edits = len(shown.stage.calls("canvases.edit"))
    assert shown.submit(PABLO, Form.RISK, risk("Late | parts ![](@U0SAM00001)")) == ""
    settle(shown.stage)
    assert len(shown.stage.calls("canvases.edit")) == edits
    [deleted] = shown.stage.workspace.canvases.values()
    deleted.deleted = True
    said = {Field.DECISION: text("We ship"), Field.WHY: text("Now"), Field.DECIDED_BY: person(DANA)}
    assert shown.submit(PABLO, Form.DECISION, said | {Field.DECIDED_ON: day("2026-01-05")}) == ""
    assert "We ship" in text_of(shown)


def test_a_record_that_slack_finds_too_long_stands_in_the_canvas_with_the_beginnings_of_its_tables(
    shown: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        assert shown.submit(PABLO, Form.RISK, risk(f"Late parts {number}")) == ""
        if number == 5:
            monkeypatch.setattr(canvases, "LARGEST_CHANGE", len(text_of(shown).encode()))
    edited = text_of(shown)
    assert "## Risk register (the first 5 of 8: /gate record shows all)" in edited
    assert edited.count("Late parts") == 5
    [canvas] = shown.stage.workspace.canvases.values()
    canvas.deleted = True
    assert shown.submit(PABLO, Form.RISK, risk("Late parts 8")) == ""
    assert "(the first 5 of 9: /gate record shows all)" in text_of(shown)
    assert [card for card in all_cards(shown.stage) if card.error] == []


def test_a_delivery_that_ran_before_there_were_canvases_gets_one_with_the_next_tick(
    register: Register,
) -> None:
    desk, store = register.stage.desk, register.stage.desk.store
    with store.transaction(TEAM) as tx:
        [card] = [each for each in cards.of_delivery(tx, register.id) if each.kind == "record"]
        cards.remove(tx, card.id)
    renew_due_times(desk)
    assert "record" not in {each.kind for each in all_cards(register.stage)}, "nothing was to be renewed"
    with store.transaction(TEAM) as tx:
        counting.count_anew(tx)  # as the migration of a release does
    renew_due_times(desk)
    with store.transaction(TEAM) as tx:
        counting.count_anew(tx)
    renew_due_times(desk)
    [shown] = [each for each in all_cards(register.stage) if each.kind == "record"]
    assert (shown.channel_id, shown.wanted > shown.shown) == (TEAM_CHANNEL, True)


def test_where_canvases_cannot_be_had_a_pinned_message_stands_in(shown: Register) -> None:
    settle(shown.stage)
    tokens = shown.stage.workspace.tokens
    granted = tuple(each for each in tokens[TOKEN].scopes or () if each != "canvases:write")
    tokens[TOKEN] = replace(tokens[TOKEN], scopes=granted)
    other = Register(shown.stage, shown.door, started(shown.stage.desk, name="Parts").id)
    other.submit(PABLO, Form.RISK, risk("Late parts"))
    settle(shown.stage)
    dana = shown.stage.actor("dana")
    dana.sees("score 12 of 25: Late parts", "acme-talent")
    [card] = [
        each for each in all_cards(shown.stage) if each.kind == "record" and each.delivery_id == other.id
    ]
    assert card.pinned
