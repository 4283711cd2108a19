"""Every command, button and form of the code, by everybody whom a private delivery does not concern."""

import json

import pytest
from sqlalchemy import func, select

from gates.delivery import Delivery
from gates.people import Person
from gates.rights.workspace_roles import WorkspaceRole
from handlers.acts import rights, steering
from handlers.desk import Click
from handlers.notice_kinds import NoticeKind
from handlers.slack.buttons import PRESSED
from handlers.slack.commands import COMMANDS
from handlers.slack.forms import SUBMITTED
from handlers.slack.shortcuts import FORMS
from messages.exports.record import Form as Export
from messages.ids import Action, Form
from messages.refs import MessageRef, Ref
from storage import audit
from storage.tables.notices import notices
from tests.driver.door import TEAM, Door, Sent, command, message_shortcut, numbers, press, submission
from tests.driver.scenes import CLARA, DANA, OLIVIA, SAM, TEAM_CHANNEL, reread
from tests.driver.stage import Stage
from tests.privacy.cases import COMMAND_CASES, FILLED, OF_NO_DELIVERY

SECRETS = ("Zanzibar", "quokka", "wombat", "narwhal")
NAMES = {SAM: "sam", CLARA: "clara", OLIVIA: "olivia", DANA: "dana"}
HERE = "deliveries", "C0DELIVER1"

# Sam has nothing to do with it. Clara is an admin of Slack, and no more. Olivia is the client.
STRANGERS = (SAM, CLARA, OLIVIA)

# Who may is decided before the database is asked; what the queries show is tested on both.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def delivery(hidden: Delivery, stage: Stage) -> Delivery:
    """Clara is no CTO of this one, and Sam may be made what a test asks for."""
    for holder in hidden.holders:
        if holder.role == "cto":
            make_holder(stage, hidden, DANA)
    return reread(stage.desk, hidden)


def make_holder(stage: Stage, delivery: Delivery, user: str) -> None:
    by = Click(TEAM, Person(DANA), stage.clock.now(), f"scene:{next(numbers)}")
    steering.change_holders(stage.desk, by, Ref.to(delivery), {"cto": [user]})


def make(stage: Stage, user: str, role: WorkspaceRole) -> None:
    by = Click(TEAM, Person(CLARA, is_admin=True), stage.clock.now(), f"scene:{next(numbers)}")
    assert rights.change_rights(stage.desk, by, user, role)


def typed(stage: Stage, door: Door, by: str, words: str) -> str:
    """All that the person sees after it: the answer, and the windows that were opened."""
    sent, before = command(by, words, channel=HERE[1]), windows(stage, by)
    trigger = b"trigger_id=" + stage.trigger(by).encode() + b"&was="
    answer = door.send(Sent(sent.body.replace(b"trigger_id=", trigger)))
    assert answer.status_code == 200
    return answer.text + windows(stage, by).removeprefix(before.rstrip("]"))


def pressed(stage: Stage, door: Door, by: str, action: Action, about: Ref) -> str:
    url = stage.response_url(by, HERE[1])
    before = told(stage, by)
    sent = press(by, action, about, channel=HERE[1], response_url=url, trigger_id=stage.trigger(by))
    assert door.send(sent).status_code == 200
    return told(stage, by)[len(before) :] + windows(stage, by)


def told(stage: Stage, by: str) -> str:
    shown = stage.messages(HERE[0], NAMES[by]) if by != OLIVIA else []
    return "".join(json.dumps(m, ensure_ascii=False) for m in shown if m["ephemeral_for"] == by)


def windows(stage: Stage, by: str) -> str:
    return json.dumps(stage.actor(NAMES[by]).views(), ensure_ascii=False)


def entries(stage: Stage, delivery: Delivery) -> int:
    with stage.desk.store.reading(TEAM) as tx:
        return len(audit.history(tx, delivery.id))


def exports_asked_for(stage: Stage, delivery: Delivery) -> int:
    c = notices.c
    of_it = c.body["delivery"].as_string() == delivery.id
    asked = select(func.count()).where(c.kind == NoticeKind.RECORD_OUT, of_it)
    with stage.desk.store.reading(TEAM) as tx:
        return int(tx.connection.scalar(asked) or 0)


def refs(delivery: Delivery) -> Ref:
    """About as much at once as a forged button can say."""
    assert delivery.current
    ref = Ref.to(delivery, delivery.current, "scope_clear", 1)
    return ref.model_copy(update={"verb": "evidence"})


def secrets_in(shown: str, delivery: Delivery) -> list[str]:
    return [word for word in (*SECRETS, delivery.id) if word in shown]


def test_every_subcommand_has_a_case_here() -> None:
    assert COMMAND_CASES.keys() == COMMANDS.keys()


@pytest.mark.parametrize("by", STRANGERS, ids=NAMES.get)
def test_no_command_tells_a_stranger_of_it(stage: Stage, door: Door, delivery: Delivery, by: str) -> None:
    before = entries(stage, delivery)
    for name in COMMANDS:
        for words in COMMAND_CASES[name]:
            shown = typed(stage, door, by, f"{name} {words.format(name=delivery.name)}")
            assert secrets_in(shown, delivery) == [], (name, words)
    assert entries(stage, delivery) == before
    assert exports_asked_for(stage, delivery) == 0


@on_sqlite
@pytest.mark.parametrize("by", STRANGERS, ids=NAMES.get)
def test_no_button_and_no_form_tells_a_stranger_or_takes_anything_from_them(
    stage: Stage, door: Door, delivery: Delivery, by: str
) -> None:
    before, ref = entries(stage, delivery), refs(delivery)
    for action in set(PRESSED) - OF_NO_DELIVERY:
        assert secrets_in(pressed(stage, door, by, action, ref), delivery) == [], action
        assert entries(stage, delivery) == before, action
    for export in Export:
        about = ref.model_copy(update={"verb": export.value})
        assert secrets_in(pressed(stage, door, by, Action.RECORD_EXPORT, about), delivery) == [], export
    assert exports_asked_for(stage, delivery) == 0
    for form in set(SUBMITTED) - OF_NO_DELIVERY:
        answer = door.send(submission(by, form, ref, FILLED))
        assert answer.json()["response_action"] in ("errors", "update", "push"), form
        assert secrets_in(answer.text, delivery) == [], form
    assert entries(stage, delivery) == before


@on_sqlite
@pytest.mark.parametrize("by", STRANGERS, ids=NAMES.get)
def test_no_shortcut_on_a_message_tells_a_stranger_of_it(
    stage: Stage, door: Door, delivery: Delivery, by: str
) -> None:
    before = entries(stage, delivery)
    for shortcut in FORMS:
        url = stage.response_url(by, HERE[1])
        sent = message_shortcut(by, shortcut, TEAM_CHANNEL, response_url=url, trigger_id=stage.trigger(by))
        assert door.send(sent).status_code == 200
        about = MessageRef(delivery="", verb=shortcut.value, text="So")
        view = {"id": "V1", "type": "modal", "blocks": [], "private_metadata": about.dump()}
        pressed = press(by, Action.MESSAGE_DELIVERY, refs(delivery), view=view, trigger_id=stage.trigger(by))
        assert door.send(pressed).status_code == 200
        assert secrets_in(told(stage, by) + windows(stage, by), delivery) == [], shortcut
    assert entries(stage, delivery) == before


@pytest.mark.parametrize("role", [WorkspaceRole.ADMIN, WorkspaceRole.AUDITOR])
def test_admins_made_here_and_auditors_see_it(
    stage: Stage, door: Door, delivery: Delivery, role: WorkspaceRole
) -> None:
    make(stage, SAM, role)
    for words in ("status Falcon", "list", "record Falcon"):
        assert "Zanzibar" in typed(stage, door, SAM, words), words
    typed(stage, door, SAM, "record Falcon as csv")
    assert exports_asked_for(stage, delivery) == 1
    make(stage, SAM, WorkspaceRole.MANAGER)
    assert "Zanzibar" not in typed(stage, door, SAM, "list")


@on_sqlite
def test_an_auditor_changes_nothing_by_any_button_form_or_command(
    stage: Stage, door: Door, delivery: Delivery
) -> None:
    make(stage, CLARA, WorkspaceRole.ADMIN)
    make_holder(stage, delivery, SAM)
    make(stage, SAM, WorkspaceRole.AUDITOR)
    before, ref = entries(stage, delivery), refs(delivery)
    for action in PRESSED:
        pressed(stage, door, SAM, action, ref)
        assert entries(stage, delivery) == before, action
    for form in SUBMITTED:
        door.send(submission(SAM, form, ref, FILLED))
        assert entries(stage, delivery) == before, form
    for name in COMMANDS:
        typed(stage, door, SAM, f"{name} Falcon")
    assert entries(stage, delivery) == before
    refused = door.send(submission(SAM, Form.CONCERN, ref, FILLED)).text
    assert "Auditors read everything and change nothing" in refused


def test_its_own_people_see_it_and_a_shared_answer_leaves_it_out(
    stage: Stage, door: Door, delivery: Delivery
) -> None:
    assert "Zanzibar" in typed(stage, door, DANA, "list")
    assert "Zanzibar" in typed(stage, door, DANA, "status falcon")
    for words in ("list --share", "status Falcon --share"):
        assert "Zanzibar" not in typed(stage, door, DANA, words)
