"""Whichever door an act comes through, it is the same act under the same rule, and leaves the same facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from slack_sdk import WebClient

from gates.facts import FactKind
from handlers.acts import recording, steering
from messages.ids import Action, Field, Form
from storage import audit
from tests.driver.ci import Ci
from tests.driver.door import TEAM, Door, press
from tests.driver.scenes import DANA, PABLO, TEAM_CHANNEL, click
from tests.driver.stage import TOKEN, Stage
from tests.driver.values import radio
from tests.rules.book import NAMES, Book

SIGNED = "sign_offs: [{role: builder, asks: It is built}]"
SCANNED = "{key: scanned, text: It is scanned, owner: builder, required: false, automated: true}"
TARGETS = {"shipped": date(2027, 2, 19)}
REVIEW = {"went_well": "Pace", "went_badly": "Nothing", "lessons": "Ask early"}
ON_HOLD = "This delivery is on hold: “They moved”. The lead can resume it with `/gate resume`."
HOME = {"id": "V0HOME", "type": "home", "private_metadata": "", "blocks": [], "state": {"values": {}}}

Way = Callable[[Book, str, Action], str]  # who comes by it is told this
Facts = list[tuple[FactKind, str, str | None, int | None]]


def on_the_card(b: Book, by: str, action: Action) -> str:
    return b.press(by, action)


def in_a_direct_message(b: Book, by: str, action: Action) -> str:
    slack = WebClient(TOKEN, f"{b.stage.workspace.config.address}/api/")
    return b.press(by, action, channel=slack.conversations_open(users=by)["channel"]["id"])


def in_home(b: Book, by: str, action: Action) -> str:
    """A refusal opens a window."""
    actor = b.stage.actor(NAMES[by])
    before, trigger = len(actor.views()), b.stage.trigger(by)
    assert b.door.send(press(by, action, b.ref(), view=HOME, trigger_id=trigger)).status_code == 200
    return str(actor.views()[before:])


def by_the_form(b: Book, by: str, _: Action) -> str:
    return b.submit(by, Form.SIGN_OFF, {Field.VERDICT: radio("approve")})


def by_a_command(b: Book, by: str, _: Action) -> str:
    before = len(b.told(by))
    b.stage.actor(NAMES[by]).command("close", channel=TEAM_CHANNEL)
    return str(b.told(by)[before:])


def by_a_check(b: Book, _: str, __: Action) -> str:
    return Ci.of(b.stage, b.delivery).report("scanned").text


@dataclass(frozen=True)
class Act:
    action: Action
    by: str
    leaves: Facts
    refuses: str = ""  # what whoever may not is told
    refused: str = ""


APPROVE = Act(
    Action.GATE_APPROVE, PABLO,
    [
        (FactKind.SIGNED, PABLO, "build", 1), (FactKind.GATE_PASSED, PABLO, "build", 1),
        (FactKind.PHASE_OPENED, PABLO, "ship", 1),
    ],
    "Only the Builder of this delivery can sign this gate.", DANA,
)  # fmt: skip
CLOSE = Act(
    Action.DELIVERY_CLOSE, DANA, [(FactKind.DELIVERY_CLOSED, DANA, None, None)],
    "Only the lead of this delivery can close the record.", PABLO,
)  # fmt: skip
CHECK = Act(
    Action.ITEM_TICK, DANA,
    [(FactKind.CHECK_PASSED, f"check token “CI”, created by {DANA}", "build", 1)],
)  # fmt: skip
WAYS = [
    (APPROVE, on_the_card), (APPROVE, in_a_direct_message), (APPROVE, in_home), (APPROVE, by_the_form),
    (CLOSE, on_the_card), (CLOSE, in_home), (CLOSE, by_a_command), (CHECK, by_a_check),
]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "way"),
    WAYS,
    ids=lambda each: getattr(each, "__name__", each.action if isinstance(each, Act) else ""),
)
def test_every_door_leads_to_the_same_act_and_rule(quiet: Stage, door: Door, act: Act, way: Way) -> None:
    b = prepared(Book(quiet, door, SIGNED, yaml={"items": SCANNED}, targets=TARGETS), act)
    before = facts(b)
    if act.refused:
        assert act.refuses in way(b, act.refused, act.action)
    assert facts(b) == before

    steering.hold(quiet.desk, click(quiet.desk, DANA), b.ref(), "They moved")
    before = facts(b)
    assert ON_HOLD in way(b, act.by, act.action)
    assert facts(b) == before

    steering.resume(quiet.desk, click(quiet.desk, DANA), b.ref(), "They are back")
    before = facts(b)
    way(b, act.by, act.action)
    assert facts(b)[len(before) :] == act.leaves


def prepared(b: Book, act: Act) -> Book:
    """As far as the act needs it."""
    if act is APPROVE:
        b.tick()
    if act is CLOSE:
        b.pass_both()
        recording.write_review(b.stage.desk, click(b.stage.desk, DANA), b.ref(), **REVIEW, actions=[])
    return b


def facts(b: Book) -> Facts:
    with b.stage.desk.store.reading(TEAM) as tx:
        history = audit.history(tx, b.delivery.id)
    done = [each for each in history if each.kind is not FactKind.CHECKS_GRANTED]  # it opens a door
    return [(each.kind, each.by, each.phase, each.round) for each in done]
