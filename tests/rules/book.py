"""A delivery that was started from YAML, worked on by signed requests alone."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Process
from gates.process_files.file import load_process
from gates.waiting import Wait, waits_of
from messages.cards.gate import gate_card
from messages.gate_buttons import ref_to_sign
from messages.ids import Action, Field, Form
from messages.record_view import record_view
from messages.refs import Ref
from messages.waiting_lines import waiting_lines
from tests.driver.door import Door, press, submission
from tests.driver.scenes import (
    CLARA,
    DANA,
    DIEGO,
    INES,
    PABLO,
    PLAN,
    QUINN,
    SAM,
    TEAM_CHANNEL,
    reread,
    start,
)
from tests.driver.stage import Stage
from tests.driver.values import radio, text

Json = dict[str, Any]

PROCESS = """\
key: rule-book
name: Rule book
version: 1
summary: Build it, ship it.
manager: lead
escalates_to: boss
delivered_by: shipped
{more}
roles:
  lead: {{name: Lead, duty: Owns the delivery}}
  builder: {{name: Builder, duty: Builds}}
  checker: {{name: Checker, duty: Checks}}
  boss: {{name: Boss, duty: Decides}}
{roles}
milestones:
{dates}
  - {{key: shipped, name: Shipped}}
phases:
  - key: build
    name: Build
    purpose: Build what was asked for
    status: Building
    entry: [The order is signed]
    activities: [Build]
    owner: [lead]
    supporting: [builder, checker]
    informed: [boss]
{phase}
    checklist:
      - {{key: built, text: It is built, owner: builder}}
      - {{key: checked, text: It is checked, owner: checker}}
      - {{key: liked, text: Somebody likes it, owner: lead, required: false}}
{items}
    gate:
{gate}
      sent_back_to: build
    output: The work
  - key: ship
    name: Ship
    purpose: Ship it
    status: Shipping
    entry: [It is built]
    activities: [Ship]
    owner: [lead]
    checklist:
      - {{key: sent, text: It is sent, owner: lead, milestone: shipped}}
    gate:
      sign_offs:
        - {{role: lead, asks: It is sent}}
      sent_back_to: ship
      holds: {ship_holds}
    output: The receipt
"""
HOLDERS = {"lead": [DANA], "builder": [PABLO, DIEGO], "checker": [QUINN], "boss": [SAM]}
NAMES = {
    DANA: "dana", PABLO: "pablo", DIEGO: "diego", QUINN: "quinn", SAM: "sam", INES: "ines", CLARA: "clara",
}  # fmt: skip


def process_with(gate: str, phases: str = "", **yaml: str) -> Process:
    return load_process(process_text(gate, **yaml) + phases)


def process_text(
    gate: str, more: str = "", roles: str = "", phase: str = "", items: str = "", dates: str = "",
    ship_holds: str = "next_phase",
) -> str:  # fmt: skip
    """All YAML: the fields of the first gate, further ones of the process and of its first phase,
    further roles, milestones, and items of the first checklist."""
    indented = "\n".join(f"      {line}" for line in gate.strip().splitlines())
    lines = [f"      - {line}" for line in items.strip().splitlines()]
    return PROCESS.format(
        gate=indented, more=more, roles=roles, phase=phase, items="\n".join(lines), dates=dates,
        ship_holds=ship_holds,
    )  # fmt: skip


class Book:
    """Everybody acts through the door; what they read is what the messages say just then."""

    def __init__(
        self,
        stage: Stage,
        door: Door,
        gate: str,
        *,
        yaml: Mapping[str, str] | None = None,
        more: str = "",
        roles: str = "",
        phases: str = "",
        **changes: Any,
    ) -> None:
        """`yaml` has what else `process_text` takes; `changes` are those of the plan."""
        self.stage, self.door = stage, door
        plan: dict[str, Any] = {"client": None, "client_channel": None, "targets": {}, "holders": HOLDERS}
        process = process_with(gate, phases, more=more, roles=roles, **(yaml or {}))
        self._started = start(stage.desk, DANA, process, replace(PLAN, **plan | changes))

    @property
    def delivery(self) -> Delivery:
        return reread(self.stage.desk, self._started)

    @property
    def gate(self) -> Gate:
        """The first gate, in its latest round."""
        gate = self.delivery.latest("build")
        assert gate is not None
        return gate

    def ref(self, item: str | None = None) -> Ref:
        return Ref.to(self.delivery, self.gate, item)

    def ref_to_sign(self) -> Ref:
        """What the Approve button on the card says just now."""
        return ref_to_sign(self.delivery, self.gate)

    # Acting

    def press(self, by: str, action: Action, about: Ref | None = None, channel: str = TEAM_CHANNEL) -> str:
        """What the person is told in private: empty when all went well."""
        before = self.told(by, channel)
        url = self.stage.response_url(by, channel)
        trigger = self.stage.trigger(by)
        about = about or self.ref()
        sent = press(by, action, about, channel=channel, response_url=url, trigger_id=trigger)
        assert self.door.send(sent).status_code == 200
        return "".join(self.told(by, channel)[len(before) :])

    def submit(self, by: str, form: Form, filled: Mapping[Any, Json], about: Ref | str | None = None) -> str:
        """What stands at its fields or on top of it when the form is refused; empty when it was taken."""
        answer = self.door.send(submission(by, form, about or self.ref(), filled))
        assert answer.status_code == 200
        said = answer.json() if answer.content else {}
        return "" if said.get("response_action") in ("clear", None) else json.dumps(said, ensure_ascii=False)

    def told(self, by: str, channel: str = TEAM_CHANNEL) -> list[str]:
        shown = self.stage.messages(channel, NAMES[by])
        return [json.dumps(m, ensure_ascii=False) for m in shown if m["ephemeral_for"] == by]

    def tick(self, *items: str, by: str = DANA) -> None:
        for item in items or ("built", "checked"):
            assert self.press(by, Action.ITEM_TICK, self.ref(item)) == ""

    def press_tick_again(self, item: str, by: str) -> None:
        """Somebody else reopens the item and ticks it."""
        assert self.press(by, Action.ITEM_REOPEN, self.ref(item)) == ""
        self.tick(item, by=by)

    def approve(self, by: str) -> str:
        return self.press(by, Action.GATE_APPROVE, self.ref_to_sign())

    def pass_both(self) -> None:
        """Both gates, where the builder alone signs the first."""
        self.tick()
        assert self.approve(PABLO) == ""
        ship = self.delivery.latest("ship")
        self.press(DANA, Action.ITEM_TICK, Ref.to(self.delivery, ship, "sent"))
        assert self.press(DANA, Action.GATE_APPROVE, Ref.to(self.delivery, ship)) == ""

    def decide(self, by: str, verdict: str, comment: str = "", **more: Json) -> str:
        return self.submit(
            by, Form.SIGN_OFF, {Field.VERDICT: radio(verdict), Field.COMMENT: text(comment), **more}
        )

    # Reading

    def card(self) -> str:
        return json.dumps(
            gate_card(self.delivery, self.gate, self.stage.clock.now()).blocks, ensure_ascii=False
        )

    def record(self) -> str:
        return json.dumps(record_view(self.delivery, self.stage.clock.now()), ensure_ascii=False)

    def waits(self) -> list[Wait]:
        return [wait for wait in waits_of(self.delivery) if wait.gate and wait.gate.phase == "build"]

    def waited_for(self) -> list[str]:
        """Everybody who is waited for at the first gate."""
        return [user for wait in self.waits() for user in wait.users]

    def waiting(self) -> str:
        return "\n".join(waiting_lines(self.delivery, self.waits(), self.stage.clock.now()))

    def resolving(self) -> str:
        """What waits for a resolution."""
        waits = [wait for wait in waits_of(self.delivery) if wait.escalation]
        return "\n".join(waiting_lines(self.delivery, waits, self.stage.clock.now()))

    def reached(self) -> list[str]:
        """The milestones that are, in their order."""
        return [each.key for each in self.delivery.milestones if each.reached_at]

    def has_passed(self) -> bool:
        return self.delivery.latest("ship") is not None
