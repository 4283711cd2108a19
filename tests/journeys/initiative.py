"""The steps of one product initiative, as its people take them, in whichever process it follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gates.delivery import Delivery
from gates.process import Evidence, Phase
from gates.process_files.shipped import shipped_processes
from messages.ids import Action, Field, Form
from storage import finding
from tests.driver.actor import Actor
from tests.driver.door import TEAM
from tests.driver.stage import Stage
from tests.driver.values import channel, choice, day, people, radio, text
from tests.journeys.story import done

Fields = Mapping[Any, dict[str, Any]]

ROOM = "deliveries"
NAME = "Faster search"
TARGETS = {
    "development_start": "2027-01-18",
    "scope_complete": "2027-02-05",
    "release_ready": "2027-02-12",
    "released": "2027-02-19",
    "outcome_measured": "2027-02-26",
}
CAST = {
    "product_manager": "dana",
    "engineering_lead": "pablo",
    "qa_lead": "quinn",
    "release_manager": "diego",
    "design": "ines",
    "sre": "sam",
    "sponsor": "clara",
    "pmo": "ines",
}


@dataclass
class Initiative:
    stage: Stage
    process: str
    cast: Mapping[str, str] = field(default_factory=lambda: CAST)  # role -> name
    targets: Mapping[str, str] = field(default_factory=lambda: TARGETS)  # milestone -> day
    mode: Fields = field(default_factory=dict)  # where the process asks for one
    actors: dict[str, Actor] = field(default_factory=dict)

    def who(self, name: str) -> Actor:
        return self.actors.setdefault(name, self.stage.actor(name))

    def holder(self, role: str) -> Actor:
        return self.who(self.cast[role])

    @property
    def manager(self) -> Actor:
        return self.holder(shipped_processes()[self.process].manager)

    def phase(self, key: str) -> Phase:
        return shipped_processes()[self.process].phase(key)

    @property
    def record(self) -> Delivery:
        with self.stage.bot.store.reading(TEAM) as tx:
            [found] = finding.named(tx, NAME)
        return found

    # Starting

    def start(self) -> None:
        starter = self.manager
        done(starter.command("start"))
        self.choose_process(starter)
        asked = {block.get("block_id") for block in starter.view()["blocks"]}
        assert asked.isdisjoint({Field.CLIENT, Field.CLIENT_CHANNEL})
        fields: Fields = {
            Field.NAME: text(NAME),
            Field.SCOPE: text("Search answers in a blink."),
            Field.INTAKE_ON: day("2026-11-02"),
            Field.AGREED_ON: day("2027-02-26"),
            Field.INTERNAL_CHANNEL: channel("C0DELIVER1"),
        }
        done(starter.submit(fields))
        assert starter.view()["callback_id"] == Form.START_PEOPLE
        holders = {f"holder:{role}": people(self.who(name).id) for role, name in self.cast.items()}
        dates = {f"target:{key}": day(on) for key, on in self.targets.items()}
        done(starter.submit({**holders, **dates, **self.mode}))
        assert starter.views() == []

    def choose_process(self, starter: Actor) -> None:
        [select] = [b for b in starter.view()["blocks"] if b.get("block_id") == Field.PROCESS]
        [option] = [o for o in options_of(select["element"]) if o["value"] == self.process]
        chosen = {"action_id": Action.START_PROCESS, "selected_option": option}
        done(starter.act("click", view=starter.view()["id"], **chosen))

    # A handoff

    def pack(self, key: str, *but: str) -> None:
        """The giver ticks everything of the package but these."""
        handoff = self.phase(key).handoff
        assert handoff is not None
        for item in handoff.package:
            if item.key not in but:
                self.tick(self.holder(handoff.giver), key, 1, item.key)

    def offer(self, key: str) -> Actor:
        handoff = self.phase(key).handoff
        assert handoff is not None
        giver = self.holder(handoff.giver)
        done(giver.press(Action.HANDOFF_OFFER, ROOM, phase=key))
        return giver

    def return_with(self, key: str, questions: str) -> None:
        handoff = self.phase(key).handoff
        assert handoff is not None
        receiver = self.holder(handoff.receiver)
        done(receiver.press(Action.HANDOFF_RETURN, ROOM, phase=key))
        done(receiver.submit({Field.QUESTIONS: text(questions)}))

    def accept(self, key: str) -> None:
        handoff = self.phase(key).handoff
        assert handoff is not None
        done(self.holder(handoff.receiver).press(Action.HANDOFF_ACCEPT, ROOM, phase=key))

    # A phase

    def tick(self, by: Actor, phase: str, round_: int, item: str, *, evidence: bool = False) -> None:
        about = {"phase": phase, "round": round_, "item": item}
        if evidence:
            done(by.press(Action.ITEM_EVIDENCE, ROOM, **about))
            done(by.submit({Field.EVIDENCE: text(f"https://files.example/{item}")}))
        else:
            done(by.press(Action.ITEM_TICK, ROOM, **about))

    def tick_all(self, key: str, round_: int = 1) -> None:
        for item in self.phase(key).checklist:
            proven = item.evidence is Evidence.REQUIRED
            self.tick(self.holder(item.owner), key, round_, item.key, evidence=proven)

    def approve(self, role: str, phase: str, round_: int = 1) -> None:
        self.sign(self.holder(role), phase, round_)

    def sign(self, by: Actor, phase: str, round_: int = 1) -> None:
        """With one press; where the gate is formal, by the form that the press opens."""
        done(by.press(Action.GATE_APPROVE, ROOM, phase=phase, round=round_))
        if self.phase(phase).gate.formal:
            done(by.submit({
                Field.VERDICT: radio("approve"),
                Field.SIGNED_NAME: text(by.name.title()),
                Field.SIGNED_REASON: choice("1"),
            }))  # fmt: skip

    def sign_all(self, key: str, round_: int = 1) -> None:
        """Each person once, however many roles they hold."""
        signers = dict.fromkeys(self.cast[rule.role] for rule in self.phase(key).gate.sign_offs)
        for name in signers:
            self.sign(self.who(name), key, round_)

    def pass_phase(self, key: str, round_: int = 1) -> None:
        self.tick_all(key, round_)
        self.sign_all(key, round_)

    def send_back(self, role: str, phase: str, round_: int, reason: str) -> None:
        by = self.holder(role)
        done(by.press(Action.GATE_SEND_BACK, ROOM, phase=phase, round=round_))
        done(by.submit({Field.VERDICT: radio("reject"), Field.COMMENT: text(reason)}))

    def do_the_rework(self, into: str, round_: int, sent_from: str) -> None:
        owner = self.phase(into).owner[0]
        self.tick(self.holder(owner), into, round_, "rework")
        for item in self.phase(sent_from).gate.rework:
            self.tick(self.holder(item.owner), into, round_, item.key)

    # The record

    def write_metric(self, name: str, baseline: str, target: str) -> None:
        done(self.manager.command(f"metrics {NAME}"))
        done(self.manager.press_in_view(Action.METRIC_ADD))
        fields: Fields = {
            Field.METRIC: text(name),
            Field.BASELINE: text(baseline),
            Field.TARGET: text(target),
            Field.DUE_ON: day("2027-06-30"),
        }
        done(self.manager.submit(fields))
        self.close_windows(self.manager)

    def measure(self, number: int, value: str, *, met: bool) -> None:
        done(self.manager.command(f"metrics {NAME}"))
        done(self.manager.press_in_view(Action.METRIC_MEASURE, number=number))
        fields: Fields = {
            Field.VALUE: text(value),
            Field.MEASURED_ON: day("2026-11-20"),
            Field.TARGET_MET: radio("met" if met else "not_met"),
        }
        done(self.manager.submit(fields))
        self.close_windows(self.manager)

    def close_windows(self, by: Actor) -> None:
        by.act("close", view=by.views()[0]["id"], clear=True)

    def add_risk(self, fields: Mapping[Any, Any]) -> None:
        done(self.manager.command(f"risk {NAME}"))
        done(self.manager.submit(fields))

    def write_review(self) -> None:
        done(self.manager.command(f"review {NAME}"))
        fields: Fields = {
            Field.WENT_WELL: text("The rollout by rings"),
            Field.WENT_BADLY: text("The index was built twice"),
            Field.LESSONS: text("Load-test with the whole index"),
        }
        done(self.manager.submit(fields))

    def close(self) -> None:
        self.manager.press(Action.DELIVERY_CLOSE, ROOM)


def options_of(select: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Of a list, grouped or not."""
    groups = select.get("option_groups")
    return [o for group in groups for o in group["options"]] if groups else list(select["options"])
