"""A private delivery that its team works on, in a channel of its own, and what stands beside it."""

from dataclasses import replace
from datetime import date

from gates.delivery import Delivery
from gates.digests.records import DigestSettings
from gates.people import Person
from gates.phases.starting import Plan
from gates.portfolio.home_choice import HomeChoice, Tab
from gates.process_files.digests import Cadence, Language, MessageKind
from gates.process_files.file import load_process
from gates.records.recording import NewRisk
from gates.registers.decisions import NewDecision
from gates.rights.workspace_roles import WorkspaceRole
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from gates.working_time.calendar import Weekday
from handlers.acts import (
    asking,
    depending,
    escalating,
    informing,
    overriding,
    recording,
    registering,
    rights,
    settings,
    signing,
    starting,
    steering,
    ticking,
    worrying,
)  # fmt: skip
from handlers.desk import Click
from messages.refs import Ref
from storage import workspace_settings
from storage.lists import home_choices
from tests.driver.door import TEAM, numbers
from tests.driver.scenes import (
    CLARA,
    DANA,
    DIEGO,
    HOLDERS,
    INES,
    PABLO,
    QUINN,
    SAM,
    TEAM_CHANNEL,
    at_intake,
    click,
    gate_ref,
    passed_until,
    prepare,
    reread,
    started,
)  # fmt: skip
from tests.driver.stage import Stage
from tests.gates.runs.run_process import RUNS, SIGNED

ROOM, OTHER_ROOM = "C0FALCON01", "C0FALCON02"
MEMBERS = ["dana", "ines", "pablo", "quinn", "diego", "U0SANDBOT1"]

# Words that stand in this delivery alone; those of the team its client does not read either.
SECRETS = ("Falcon", "Zanzibar", "quokka")
INTERNAL = ("wombat", "narwhal", "axolotl", "pangolin", "okapi", "tapir", "numbat", "caracal")
RISK = NewRisk("A wombat", 3, 3, "A narwhal", PABLO)

# Nobody is left who could sign, and two people may do without.
STUCK = "sign_offs: [{role: lead, asks: It is so}], separate: true, overridden_by: [lead, boss]"


def put_on_stage(stage: Stage) -> Delivery:
    """Sam, a manager, and Clara, Slack's admin, have work of their own, one of which waits for it."""
    stage.post("channels", name="falcon", id=ROOM, members=MEMBERS)
    admin = Click(TEAM, Person(CLARA, is_admin=True), stage.clock.now(), f"scene:{next(numbers)}")
    rights.change_rights(stage.desk, admin, SAM, WorkspaceRole.MANAGER)
    admin = Click(TEAM, Person(CLARA, is_admin=True), stage.clock.now(), f"scene:{next(numbers)}")
    settings.change_setting(stage.desk, admin, workspace_settings.CHECKPOINTS, "C0DELIVER1")
    secret = at_intake(
        stage.desk, name="Falcon", client="Zanzibar", scope="A quokka", private=True, internal_channel=ROOM,
        holders=HOLDERS | {"cto": [DANA]},
    )  # fmt: skip
    fill(stage, secret)
    wait_for_it(stage, secret)
    near_its_end(stage)
    run_after_run(stage)
    move(stage, secret)
    for user in (SAM, CLARA, DANA):
        with stage.desk.store.transaction(TEAM) as tx:
            home_choices.keep(tx, user, HomeChoice(Tab.PORTFOLIO if user == SAM else Tab.WORK))
    return reread(stage.desk, secret)


def fill(stage: Stage, delivery: Delivery) -> None:
    """Something secret in whatever the team writes down, and something that waits in each way."""
    desk, ref, gate = stage.desk, Ref.to(delivery), gate_ref(delivery)
    recording.add_risk(desk, click(desk, DANA), ref, RISK)
    escalating.escalate(desk, click(desk, DANA), ref, "An axolotl", QUINN)
    worrying.raise_concern(desk, click(desk, INES), gate, "A pangolin")
    asking.ask_question(desk, click(desk, PABLO), gate, "scope_clear", "An okapi?")
    registering.ask_for_scope(desk, click(desk, DANA), ref, "A tapir", "A numbat", None)
    new = NewDecision("A caracal", "A numbat", DANA, desk.clock.now().date())
    registering.log_decision(desk, click(desk, DANA), ref, new)
    informing.set_digests(desk, click(desk, DANA), ref, weekly(stage))
    informing.draft(desk, click(desk, DANA), ref, MessageKind.INITIAL, None)


def weekly(stage: Stage) -> DigestSettings:
    return DigestSettings(
        0, Cadence.WEEKLY, Weekday.FRIDAY, 10, "Europe/Berlin", True, "olivia@acme.example",
        Language.ENGLISH, True, 4, stage.clock.now(), DANA,
    )  # fmt: skip


def wait_for_it(stage: Stage, secret: Delivery) -> None:
    holders = HOLDERS | {"client_intake_manager": [SAM], "qa_engineer": [SAM]}
    plain = started(stage.desk, name="Open Door", internal_channel=TEAM_CHANNEL, holders=holders)
    depending.depend_on(
        stage.desk, click(stage.desk, DANA), Ref.to(plain), secret.id, "Its parts", date(2027, 1, 8)
    )


def near_its_end(stage: Stage) -> None:
    """The client is asked to sign as well."""
    plan = {"client": "Zanzibar", "scope": "A quokka", "private": True, "internal_channel": ROOM}
    late = at_intake(stage.desk, name="Falcon Two", holders=HOLDERS | {"cto": [DANA]}, **plan)
    ref = Ref.to(late)
    recording.add_risk(stage.desk, click(stage.desk, DANA), ref, RISK)
    recording.set_triggers(stage.desk, click(stage.desk, DANA), ref, 3, "An axolotl")
    recording.record_feedback(
        stage.desk, click(stage.desk, DANA), ref, text="We like it", satisfaction=5, given_by="Olivia Brandt"
    )
    prepare(stage.desk, passed_until(stage.desk, late, "handover"))


def run_after_run(stage: Stage) -> None:
    """Phases repeat, a gate waits for the second who overrides it, and one person is brought in."""
    plan = Plan(
        name="Falcon Three", client=None, scope="A quokka", internal_channel=ROOM, client_channel=None,
        intake_on=date(2026, 1, 4), agreed_on=date(2027, 2, 26), targets={"released": date(2027, 1, 11)},
        holders={"lead": [DANA], "engineer": [PABLO], "boss": [QUINN]}, private=True,
    )  # fmt: skip
    for name, more in (("Falcon Three", ""), ("Falcon Four", STUCK)):
        process = load_process(RUNS.replace(SIGNED, more or SIGNED), "runs.yml")
        by = click(stage.desk, DANA)
        begun = starting.start_delivery(stage.desk, by, process, replace(plan, name=name), [DIEGO])
        assert begun
        ref = gate_ref(begun)
        item = ref.model_copy(update={"item": "plan_done"})
        ticking.tick(stage.desk, click(stage.desk, DANA), item)
        if more:
            overriding.ask_override(stage.desk, click(stage.desk, DANA), ref, "A caracal")
        signing.sign(stage.desk, click(stage.desk, DANA), ref, Decision(Verdict.APPROVE))


def move(stage: Stage, secret: Delivery) -> None:
    """What waits for it hears of a later day."""
    recording.plan_milestones(
        stage.desk, click(stage.desk, DANA), Ref.to(secret), targets={}, reason="A numbat",
        forecasts={"client_handover": date(2027, 3, 19)},
    )  # fmt: skip


def go_elsewhere(stage: Stage, secret: Delivery) -> None:
    """Once its cards stand, it gets another channel."""
    stage.post("channels", name="falcon-two", id=OTHER_ROOM, members=MEMBERS)
    steering.change_details(
        stage.desk, click(stage.desk, DANA), Ref.to(secret), {"internal_channel": OTHER_ROOM}
    )
