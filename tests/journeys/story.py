"""The steps of one client delivery, as its people take them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gates.process import Evidence, Phase
from gates.process_files.shipped import shipped_processes
from messages.ids import Action, Field, Form
from tests.driver.actor import Actor
from tests.driver.stage import Stage
from tests.driver.values import channel, choice, day, people, person, radio, text

PROCESS = shipped_processes()["client-delivery"]
CARDS = "acme-talent"
CLIENTS = "acme-shared"
NAME = "Talent Finder"

CAST = {
    "delivery_manager": "dana",
    "client_intake_manager": "ines",
    "production_architect": "pablo",
    "qa_engineer": "quinn",
    "deployment_specialist": "diego",
    "cto": "clara",
    "client": "olivia",
}

TARGETS = {
    "production_start": "2027-01-11",
    "production_complete": "2027-02-05",
    "qa_submitted": "2027-02-08",
    "qa_certified": "2027-02-12",
    "deployment_start": "2027-02-15",
    "client_handover": "2027-02-19",
}


@dataclass
class Story:
    stage: Stage
    actors: dict[str, Actor] = field(default_factory=dict)

    def who(self, name: str) -> Actor:
        return self.actors.setdefault(name, self.stage.actor(name))

    def holder(self, role: str) -> Actor:
        return self.who(CAST[role])

    @property
    def manager(self) -> Actor:
        return self.who("dana")

    # Starting

    def first_step(self, **changes: Any) -> dict[str, Any]:
        fields = {
            Field.CLIENT: text("Acme Robotics"),
            Field.NAME: text(NAME),
            Field.SCOPE: text("An assistant that finds the right engineer for each robot."),
            Field.INTAKE_ON: day("2027-01-04"),
            Field.AGREED_ON: day("2027-02-26"),
            Field.INTERNAL_CHANNEL: channel("C0ACMETLNT"),
            Field.CLIENT_CHANNEL: channel("C0ACMESHRD"),
        }
        return fields | changes

    def second_step(self) -> dict[str, Any]:
        holders = {f"holder:{role}": people(self.who(name).id) for role, name in CAST.items()}
        return holders | {f"target:{key}": day(on) for key, on in TARGETS.items()}

    def start(self, **changes: Any) -> None:
        ines = self.who("ines")
        done(ines.command("start"))
        done(ines.submit(self.first_step(**changes)))
        assert ines.view()["callback_id"] == Form.START_PEOPLE
        done(ines.submit(self.second_step()))
        assert ines.views() == []

    # The first handoff

    def prepare_package(self) -> None:
        ines, handoff = self.who("ines"), PROCESS.phases[0].handoff
        assert handoff is not None
        for item in handoff.package:
            self.tick(ines, "intake", 1, item.key, needs_evidence=item.evidence is Evidence.REQUIRED)

    def hand_over(self) -> None:
        done(self.who("ines").press(Action.HANDOFF_OFFER, CARDS, phase="intake"))

    def return_with(self, questions: str) -> None:
        done(self.manager.press(Action.HANDOFF_RETURN, CARDS, phase="intake"))
        done(self.manager.submit({Field.QUESTIONS: text(questions)}))

    def accept(self) -> None:
        done(self.manager.press(Action.HANDOFF_ACCEPT, CARDS, phase="intake"))

    # Working through a checklist

    def tick(self, by: Actor, phase: str, round_: int, item: str, *, needs_evidence: bool = False) -> None:
        about = {"phase": phase, "round": round_, "item": item}
        if needs_evidence:
            done(by.press(Action.ITEM_EVIDENCE, CARDS, **about))
            done(by.submit({Field.EVIDENCE: text(f"https://files.example/{item}")}))
        else:
            done(by.press(Action.ITEM_TICK, CARDS, **about))

    def tick_all(self, key: str, round_: int = 1) -> None:
        for item in phase_of(key).checklist:
            self.tick(
                self.holder(item.owner),
                key,
                round_,
                item.key,
                needs_evidence=item.evidence is Evidence.REQUIRED,
            )

    def approve(self, by: str, phase: str, round_: int = 1) -> None:
        done(self.who(by).press(Action.GATE_APPROVE, CARDS, phase=phase, round=round_))

    def send_back(self, by: str, phase: str, round_: int, reason: str) -> None:
        done(self.who(by).press(Action.GATE_SEND_BACK, CARDS, phase=phase, round=round_))
        done(self.who(by).submit({Field.VERDICT: radio("reject"), Field.COMMENT: text(reason)}))

    def menu(self, by: Actor, entry: Action, fields: Mapping[Any, Any]) -> None:
        """Through “More” on the card: chooses an entry, fills its form in."""
        done(by.press(Action.DELIVERY_MENU, CARDS))
        done(by.press_in_view(entry))
        done(by.submit(fields))
        assert by.views() == []

    # The record

    def add_risk(self) -> None:
        fields = {
            Field.RISK: text("The robot arms need a new pattern"),
            Field.LIKELIHOOD: choice("3"),
            Field.IMPACT: choice("4"),
            Field.MITIGATION: text("Try the pattern in the first week"),
            Field.OWNER: person(self.who("pablo").id),
        }
        self.menu(self.manager, Action.MENU_RISK, fields)

    def set_triggers(self) -> None:
        fields = {
            Field.ACCEPTABLE_DELAY_DAYS: text("3"),
            Field.ESCALATE_WHEN: text("More than three days, or the client's go-live is at stake"),
        }
        self.menu(self.manager, Action.MENU_TRIGGERS, fields)

    def record_feedback(self) -> None:
        fields = {
            Field.FEEDBACK: text("It found three engineers on the first day."),
            Field.SATISFACTION: radio("5"),
            Field.GIVEN_BY: text("Olivia Brandt"),
        }
        self.menu(self.manager, Action.MENU_FEEDBACK, fields)

    def write_review(self) -> None:
        fields = {
            Field.WENT_WELL: text("The first week's pattern trial"),
            Field.WENT_BADLY: text("QA had to send it back once"),
            Field.LESSONS: text("Write the failure cases down before production"),
            "action:1": text("Add failure cases to the package"),
            "action_owner:1": person(self.who("pablo").id),
            "action_due:1": day("2027-03-31"),
        }
        self.menu(self.manager, Action.MENU_REVIEW, fields)

    # Whole stages

    def pass_intake(self) -> None:
        self.tick_all("intake")
        self.approve("dana", "intake")
        self.approve("ines", "intake")

    def pass_planning(self) -> None:
        self.add_risk()
        self.set_triggers()
        self.tick_all("planning")
        self.approve("pablo", "planning")
        self.approve("diego", "planning")

    def pass_production(self, round_: int = 1) -> None:
        self.tick_all("production", round_)
        self.approve("pablo", "production", round_)

    def do_the_rework(self, round_: int) -> None:
        self.tick(self.who("pablo"), "production", round_, "rework")
        for item in phase_of("qa").gate.rework:
            self.tick(
                self.holder(item.owner), "production", round_, item.key,
                needs_evidence=item.evidence is Evidence.REQUIRED,
            )  # fmt: skip

    def pass_qa(self, round_: int = 1) -> None:
        self.tick_all("qa", round_)
        self.approve("quinn", "qa", round_)

    def pass_deployment(self) -> None:
        self.tick_all("deployment")
        self.approve("diego", "deployment")

    def send_handover(self) -> None:
        for item in phase_of("handover").checklist:
            if item.required:
                self.tick(
                    self.holder(item.owner), "handover", 1, item.key,
                    needs_evidence=item.evidence is Evidence.REQUIRED,
                )  # fmt: skip

    def acknowledge(self) -> None:
        done(self.who("olivia").press(Action.GATE_ACKNOWLEDGE, CLIENTS))

    def pass_review(self) -> None:
        self.write_review()
        self.tick_all("review")
        self.approve("dana", "review")

    def close(self) -> dict[str, Any]:
        return self.manager.press(Action.DELIVERY_CLOSE, CARDS)


def phase_of(key: str) -> Phase:
    return PROCESS.phase(key)


def done(outcome: dict[str, Any]) -> None:
    """The bot took it in time, without complaint."""
    assert outcome["ok"], outcome
    errors = (outcome.get("response") or {}).get("errors")
    assert not errors, errors
