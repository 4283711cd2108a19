"""A gate that nobody answers climbs its chain, and what those can do whom it reaches."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from gates.escalations.escalation import Escalation
from handlers.card_kinds import CardKind
from handlers.clock.ticks import escalate_overdue_gates
from messages.cards.escalation import escalation_card
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.backstage import all_cards
from tests.driver.scenes import CLARA, DANA, PABLO, QUINN, SAM, TEAM_CHANNEL
from tests.driver.values import choice, day, person, text
from tests.rules.book import HOLDERS, Book
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: checker, asks: It is right}]"
ALWAYS = 'calendar: {days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], opens_at: "00:00", closes_at: "24:00"}'  # noqa: E501
CHAIN = f"""\
{ALWAYS}
escalation:
  - {{after_hours: 8, to: lead}}
  - {{after_hours: 24, to: boss, channel: delivery}}
"""

Books = Callable[..., Book]


def chained(book: Books, gate: str = ONE, **changes: object) -> Book:
    b = book(gate, more=CHAIN, **changes)
    b.tick()
    return b


def after(b: Book, hours: float) -> list[Escalation]:
    """The escalations once so many hours have gone by and the clock has struck."""
    b.stage.clock.ahead += timedelta(hours=hours)
    escalate_overdue_gates(b.stage.desk)
    return b.delivery.escalations


def card(b: Book, number: int) -> str:
    found = b.delivery.escalations[number - 1]
    return json.dumps(escalation_card(b.delivery, found, b.stage.clock.now()).blocks, ensure_ascii=False)


def cards(b: Book) -> list[tuple[int | None, str | None]]:
    """The number of each escalation that is told, and where."""
    told = [c for c in all_cards(b.stage) if c.kind == CardKind.ESCALATION]
    return sorted((c.number, c.user_id or c.channel_id) for c in told)


def about(b: Book, number: int) -> Ref:
    return Ref.to(b.delivery, number=number)


def resolve(b: Book, by: str, number: int, words: str) -> str:
    return b.submit(by, Form.RESOLUTION, {Field.RESOLUTION: text(words)}, about(b, number))


@allowed("Process.escalation", "EscalationLevel.after_hours", "EscalationLevel.to", "EscalationLevel.channel")
@refused("Process.escalation", "EscalationLevel.after_hours", "EscalationLevel.to", "EscalationLevel.channel")
def test_nobody_answers_and_each_level_is_told_once_in_its_place(book: Books) -> None:
    b = chained(book)
    assert after(b, 7.9) == []
    [first] = after(b, 0.2)
    assert (first.level, first.escalated_to, first.people_asked) == (1, DANA, [QUINN])
    assert cards(b) == [(1, DANA)]
    assert len(after(b, 15)) == 1
    [_, second] = after(b, 1)
    assert (second.level, second.escalated_to) == (2, SAM)
    assert cards(b) == [(1, DANA), (2, TEAM_CHANNEL), (2, SAM)]
    assert len(after(b, 24 * 30)) == 2


def test_the_card_says_what_stands_still_since_when_who_was_asked_and_whom_the_level_below_was(
    book: Books,
) -> None:
    b = chained(book)
    after(b, 8.1)
    told = card(b, 1)
    assert "Phase 1: Build waits for the Checker to sign." in told
    assert f"It waits for <@{QUINN}>, <!date^" in told
    assert f"If nobody acknowledges it, it goes to Boss <@{SAM}> on" in told
    after(b, 16)
    told = card(b, 2)
    assert f"Level 1 was Lead <@{DANA}>" in told
    assert "as level 2 of 2 of the chain" in told
    for name in ("Acknowledge", "Resolve", "Reassign the sign-off", "Extend the due date"):
        assert f'"{name}"' in told
    assert f"*Escalated* to Boss <@{SAM}>" in b.card()


def test_what_is_acknowledged_goes_no_further_and_stays_open(book: Books) -> None:
    b = chained(book)
    after(b, 8.1)
    assert "Only whoever it went to can acknowledge" in b.press(
        PABLO, Action.ESCALATION_ACKNOWLEDGE, about(b, 1)
    )
    assert b.press(DANA, Action.ESCALATION_ACKNOWLEDGE, about(b, 1)) == ""
    assert "*Acknowledged* by" in card(b, 1)
    [only] = after(b, 24 * 9)
    assert only.is_open
    assert "resolve escalation 1" in b.resolving()


def test_resolving_the_upper_level_resolves_the_one_below_and_the_chain_begins_anew(book: Books) -> None:
    b = chained(book)
    after(b, 25)
    assert "can resolve this escalation" in resolve(b, PABLO, 2, "Never mind")
    assert resolve(b, SAM, 2, "Quinn is back tomorrow") == ""
    assert [each.resolution for each in b.delivery.escalations] == ["Quinn is back tomorrow"] * 2
    assert len(after(b, 7)) == 2
    assert [each.level for each in after(b, 2)] == [1, 2, 1]
    assert "Quinn is back tomorrow" in b.record()


def test_what_is_answered_meanwhile_resolves_itself(book: Books) -> None:
    b = chained(book)
    after(b, 8.1)
    assert b.approve(QUINN) == ""
    [only] = b.delivery.escalations
    assert (only.resolution, only.resolved_by) == ("Phase 1: Build was passed.", QUINN)


def test_whoever_it_reached_reassigns_the_sign_off(book: Books) -> None:
    b = chained(book)
    filled = {
        Field.SIGN_OFF: choice(f"checker:{QUINN}"), Field.DELEGATE: person(CLARA), Field.REASON: text("Away"),
    }  # fmt: skip
    assert "can reassign a sign-off" in b.submit(SAM, Form.REASSIGNMENT, filled)
    after(b, 25)
    assert b.submit(SAM, Form.REASSIGNMENT, filled) == ""
    assert b.approve(CLARA) == ""
    assert b.has_passed()


def test_more_time_is_given_with_a_reason_and_the_chain_counts_from_then(book: Books) -> None:
    b = chained(book, targets={"shipped": date(2027, 1, 29)})
    after(b, 25)
    until = b.stage.clock.now().date() + timedelta(days=70)
    filled = {Field.UNTIL: day(until.isoformat()), Field.REASON: text("The part comes late")}
    assert "can extend the due date" in b.submit(PABLO, Form.EXTENSION, filled)
    past = filled | {Field.UNTIL: day("2020-01-01")}
    assert "still to come" in b.submit(SAM, Form.EXTENSION, past)
    assert b.submit(SAM, Form.EXTENSION, filled) == ""
    assert b.delivery.due_on(b.gate) == until
    assert b.delivery.milestone("shipped").forecast_on == until  # type: ignore[union-attr]
    assert b.delivery.open_escalations() == []
    assert "The part comes late" in b.record()
    assert len(after(b, 24 * 70)) == 2
    assert [each.level for each in after(b, 24 + 9)][:3] == [1, 2, 1]


def test_on_hold_the_clock_stands_still(book: Books) -> None:
    b = chained(book)
    after(b, 4)
    assert b.submit(DANA, Form.HOLD, {Field.REASON: text("Holidays")}) == ""
    assert after(b, 100) == []
    assert b.submit(DANA, Form.RESUME, {Field.REASON: text("Back")}) == ""
    assert after(b, 3.9) == []
    assert len(after(b, 0.2)) == 1


@allowed("GateRule.escalation")
@refused("GateRule.escalation")
def test_a_gate_may_have_a_chain_of_its_own_and_none(book: Books) -> None:
    own = chained(book, f"{ONE}\nescalation: [{{after_hours: 2, to: boss}}]")
    assert [each.escalated_to for each in after(own, 3)] == [SAM]
    never = chained(book, f"{ONE}\nescalation: []", name="Never")
    assert after(never, 900) == []


def test_a_level_that_would_ask_the_same_people_again_is_passed_over(book: Books) -> None:
    b = chained(book, holders={**HOLDERS, "checker": [DANA]})
    assert after(b, 12) == []
    assert [(each.level, each.escalated_to) for each in after(b, 13)] == [(2, SAM)]


def test_two_clocks_that_strike_at_once_tell_it_once(book: Books) -> None:
    b = chained(book)
    after(b, 25)
    for _ in range(3):
        escalate_overdue_gates(b.stage.desk)
    assert [each.level for each in b.delivery.escalations] == [1, 2]


def late(b: Book, days: int) -> list[Escalation]:
    b.stage.clock.ahead += timedelta(days=days)
    escalate_overdue_gates(b.stage.desk)
    return [each for each in b.delivery.escalations if each.milestone]


def test_a_delay_inside_the_limit_is_the_teams_own_and_beyond_it_goes_further_by_itself(book: Books) -> None:
    b = book(ONE, more=ALWAYS, intake_on=date(2020, 1, 1), agreed_on=date(2099, 1, 1))
    today = b.stage.clock.now().date()
    target = today + timedelta(days=10)
    planned = {"target:shipped": day(target.isoformat())}
    assert b.submit(DANA, Form.MILESTONES, planned) == ""
    limits = {
        Field.ACCEPTABLE_DELAY_DAYS: {"type": "number_input", "value": "3"}, Field.ESCALATE_WHEN: text("More")
    }  # fmt: skip
    assert b.submit(DANA, Form.TRIGGERS, limits) == ""
    assert late(b, 13) == []
    [only] = late(b, 1)
    assert (only.escalated_to, only.milestone, only.level) == (SAM, "shipped", None)
    assert "a delay of up to 3 days is settled in the team" in only.issue
    assert len(late(b, 30)) == 1
    assert resolve(b, SAM, only.number, "We tell the client") == ""
    assert len(late(b, 30)) == 1


def test_a_forecast_beyond_the_limit_is_enough(book: Books) -> None:
    b = book(ONE, more=ALWAYS, targets={"shipped": date(2027, 1, 29)})
    limits = {
        Field.ACCEPTABLE_DELAY_DAYS: {"type": "number_input", "value": "3"}, Field.ESCALATE_WHEN: text("More")
    }  # fmt: skip
    assert b.submit(DANA, Form.TRIGGERS, limits) == ""
    forecast = {"target:shipped": day("2027-01-29"), "forecast:shipped": day("2027-02-01")}
    assert b.submit(DANA, Form.MILESTONES, forecast) == ""
    assert late(b, 0) == []
    assert b.submit(DANA, Form.MILESTONES, forecast | {"forecast:shipped": day("2027-02-02")}) == ""
    assert [each.escalated_to for each in late(b, 0)] == [SAM]
