"""Warnings before they hurt: on the card, in the status and at the start, and gone once they are heeded."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from handlers.people import described, remember
from messages.ids import Field, Form
from messages.kickoff import kickoff_card
from messages.status import status_message
from tests.driver.scenes import DANA, DIEGO, INES, PABLO, PLAN, QUINN, SAM
from tests.driver.stage import Stage
from tests.driver.values import choice, day, people, person
from tests.rules.book import HOLDERS, Book

ONE = "sign_offs: [{role: builder, asks: It is built}]"
TWO = "sign_offs: [{role: builder, asks: It is built, signers: 2}]"
SEPARATE = f"separate: true\n{ONE}"
BOTH = "sign_offs: [{role: builder, asks: It is built}, {role: checker, asks: It is right}]"
ONCE = "signs_for: one_role"
LATER = """
  - key: learn
    name: Learn
    purpose: Learn from it
    status: Learning
    entry: [It is sent]
    activities: [Talk]
    owner: [lead]
    checklist:
      - {key: talked, text: We talked, owner: lead}
    gate:
      sign_offs: [{role: builder, asks: We learned}, {role: checker, asks: So did we}]
      sent_back_to: learn
    output: Lessons
"""
PABLO_ALONE = HOLDERS | {"builder": [PABLO]}

Books = Callable[..., Book]


def hands_on(b: Book, by: str, to: str, starts: int = 0) -> None:
    today = b.stage.clock.now().date()
    fields = {
        Field.DELEGATE: person(to),
        Field.SCOPE_OF_IT: choice("delivery"),
        Field.STARTS_ON: day((today + timedelta(days=starts)).isoformat()),
        Field.ENDS_ON: day((today + timedelta(days=starts + 9)).isoformat()),
    }
    assert b.submit(by, Form.DELEGATION, fields) == ""


def everywhere(b: Book) -> list[str]:
    """The card, the status and the kickoff."""
    now = b.stage.clock.now()
    return [b.card(), str(status_message(b.delivery, now).blocks), str(kickoff_card(b.delivery, now).blocks)]


def test_a_number_that_absences_put_out_of_reach_is_warned_of(book: Books) -> None:
    b = book(TWO)
    hands_on(b, PABLO, INES)
    assert not any("Warning" in shown for shown in everywhere(b)), "Ines signs instead"
    hands_on(b, DIEGO, INES)
    could = f"only 1 can while <@{PABLO}>, <@{DIEGO}> have handed their sign-offs on"
    lacking = f"2 people have still to sign Phase 1: Build as Builder, and {could}"
    assert all(lacking in shown for shown in everywhere(b))
    b.submit(DANA, Form.HOLDERS, {"holder:builder": people(PABLO, DIEGO, SAM)})
    assert not any("Warning" in shown for shown in everywhere(b))


def test_who_signed_already_is_not_missed(book: Books) -> None:
    b = book(TWO)
    b.tick()
    b.approve(PABLO)
    assert "Warning" not in b.card()
    hands_on(b, DIEGO, PABLO)
    assert f"nobody else can while <@{DIEGO}> has handed their sign-offs on" in b.card()


def test_an_absence_to_come_counts_once_it_begins_before_the_gate_is_due(book: Books, stage: Stage) -> None:
    soon = stage.clock.now().date() + timedelta(days=5)
    b = book(TWO, targets={"shipped": soon}, intake_on=soon - timedelta(days=9))
    hands_on(b, PABLO, DIEGO, starts=7)
    assert "Warning" not in b.card(), "it is signed by then"
    hands_on(b, PABLO, DIEGO, starts=3)
    assert "only 1 can" in b.card()


def says_away(b: Book, name: str, until: date | None = None, *, away: bool = True) -> None:
    """By a status in Slack, which the bot keeps."""
    end = datetime.combine(until, time(18), UTC).timestamp() if until else 0
    sign = ":palm_tree:" if away else ""
    told = b.stage.post(f"people/{name}", status_emoji=sign, status_expires=int(end))
    remember(b.stage.desk, b.delivery.workspace_id, described(told, b.stage.clock.now()))


def test_who_says_in_slack_that_they_are_away_is_missed(book: Books) -> None:
    b = book(TWO)
    says_away(b, "diego")
    could = f"only 1 can while <@{DIEGO}> is away, says their status in Slack"
    assert all(could in shown for shown in everywhere(b))
    hands_on(b, DIEGO, INES)
    assert "Warning" not in b.card(), "Ines signs instead"
    says_away(b, "ines")
    assert f"only 1 can while <@{DIEGO}> is away" in b.card()
    says_away(b, "ines", away=False)
    assert "Warning" not in b.card()


def test_an_absence_is_missed_in_a_phase_to_come_that_is_due_while_it_lasts(book: Books) -> None:
    due = PLAN.agreed_on
    b = book(ONE, targets={"shipped": due})
    lacking = f"1 person has still to sign Phase 2: Ship as Lead, and nobody else can while <@{DANA}>"
    for until, missed in ((None, False), (due - timedelta(days=1), False), (due, True)):
        says_away(b, "dana", until)
        assert (lacking in everywhere(b)[1]) is missed
        assert "Warning" not in b.card(), "it is not of this gate"
    says_away(b, "dana", away=False)
    hands_on(b, DANA, INES)
    assert lacking not in everywhere(b)[1], "Dana is back by then"


def test_both_halves_of_a_separation_in_one_hand_are_warned_of_before_anything_is_ticked(book: Books) -> None:
    b = book(SEPARATE, holders=PABLO_ALONE)
    warned = f"<@{PABLO}> does the work of Phase 1: Build and may not be the only one to sign it."
    assert all(f"{warned} Name another person as Builder." in shown for shown in everywhere(b))
    assert b.submit(DANA, Form.HOLDERS, {"holder:builder": people(PABLO, SAM)}) == ""
    assert warned not in b.card()


def test_somebody_who_signs_work_of_others_is_not_alone(book: Books) -> None:
    b = book(SEPARATE.replace("builder", "boss"))
    assert "Warning" not in b.card()


def test_a_phase_to_come_for_which_too_few_people_are_named_is_seen_from_the_start(book: Books) -> None:
    b = book(ONE, more=ONCE, holders=PABLO_ALONE | {"checker": [PABLO]}, phases=LATER)
    _, status, kickoff = everywhere(b)
    lacking = "each person signs Phase 3: Learn for one role, and nobody is left for Checker."
    assert lacking in status
    assert lacking in kickoff
    assert lacking not in b.card(), "it is not of this gate"
    b.submit(DANA, Form.HOLDERS, {"holder:checker": people(PABLO, QUINN)})
    assert not any("Warning" in shown for shown in everywhere(b))


def test_one_person_for_two_roles_where_both_are_signed_for(book: Books) -> None:
    b = book(BOTH, more="signs_for: all_roles", holders=PABLO_ALONE | {"checker": [PABLO]})
    assert not any("Warning" in shown for shown in everywhere(b))
