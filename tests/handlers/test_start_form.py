"""Starting a delivery: what is wrong is said at its field, before anything is made."""

from typing import Any

import pytest

from gates.delivery import Delivery
from messages.ids import Action, Field, Form
from storage import finding
from tests.driver import initiatives
from tests.driver.actor import Actor
from tests.driver.door import TEAM, Door, submission
from tests.driver.initiatives import HOLDERS as PRODUCT_HOLDERS
from tests.driver.scenes import CLIENT_CHANNEL, HOLDERS, INES, OLIVIA, PABLO, TEAM_CHANNEL, started
from tests.driver.stage import Stage
from tests.driver.values import channel, choice, day, people, text, values

CHOICE = '{"process": "client-delivery"}'
Fields = dict[Any, dict[str, Any]]

FIRST: Fields = {
    Field.CLIENT: text("Acme Robotics"),
    Field.NAME: text("Talent Finder"),
    Field.SCOPE: text("An assistant"),
    Field.INTAKE_ON: day("2027-01-04"),
    Field.AGREED_ON: day("2027-02-26"),
    Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL),
    Field.NEW_CHANNEL: {},
    Field.CLIENT_CHANNEL: channel(CLIENT_CHANNEL),
}
NEW: Fields = {Field.INTERNAL_CHANNEL: {}}

WRONG_FIRST_STEPS: list[tuple[Fields, str, str]] = [
    ({Field.NAME: text("   ")}, Field.NAME, "fill this in"),
    ({Field.NAME: text("n" * 5000)}, Field.NAME, "under 100 characters; it has 5000"),
    ({Field.CLIENT: text("c" * 5000)}, Field.CLIENT, "under 100 characters"),
    ({Field.SCOPE: text("s" * 5000)}, Field.SCOPE, "under 1500 characters"),
    ({Field.SCOPE: text('"' * 1500)}, Field.SCOPE, "shorten"),
    ({Field.AGREED_ON: day("2027-01-03")}, Field.AGREED_ON, "before the intake date"),
    ({Field.AGREED_ON: day("someday")}, Field.AGREED_ON, "pick a date"),
    ({Field.INTAKE_ON: {}}, Field.INTAKE_ON, "pick a date"),
    (NEW, Field.INTERNAL_CHANNEL, "Choose a channel, or name a new one"),
    ({Field.NEW_CHANNEL: text("acme-arms")}, Field.NEW_CHANNEL, "not both"),
    (NEW | {Field.NEW_CHANNEL: text("acme! <!channel>")}, Field.NEW_CHANNEL, "letters, digits, hyphens"),
    (NEW | {Field.NEW_CHANNEL: text("#Acme Talent")}, Field.NEW_CHANNEL, "#acme-talent exists already"),
    (NEW | {Field.NEW_CHANNEL: text("--")}, Field.NEW_CHANNEL, "at least one letter"),
    (
        {Field.INTERNAL_CHANNEL: channel(CLIENT_CHANNEL)},
        Field.CLIENT_CHANNEL,
        "another one than the internal",
    ),
    (
        {Field.INTERNAL_CHANNEL: channel(CLIENT_CHANNEL), Field.CLIENT_CHANNEL: {}},
        Field.INTERNAL_CHANNEL,
        "another company shares this channel",
    ),
    ({Field.INTERNAL_CHANNEL: channel("C0PRIVATE1")}, Field.INTERNAL_CHANNEL, "/invite @Gatehouse"),
    ({Field.CLIENT_CHANNEL: channel("C0PRIVATE1")}, Field.CLIENT_CHANNEL, "/invite @Gatehouse"),
    ({Field.INTERNAL_CHANNEL: channel("C0OLDONE01")}, Field.INTERNAL_CHANNEL, "archived"),
    ({Field.INTERNAL_CHANNEL: channel("nonsense")}, Field.INTERNAL_CHANNEL, "choose a channel"),
]


@pytest.fixture
def rooms(quiet: Stage) -> None:
    """One channel that the bot cannot see, and one that is archived."""
    quiet.post("channels", name="secret", kind="private", id="C0PRIVATE1", members=["dana"])
    quiet.post("channels", name="old-one", id="C0OLDONE01", is_archived=True)


@pytest.mark.usefixtures("rooms")
def test_what_is_wrong_in_the_first_step_is_said_at_its_field(quiet: Stage, door: Door) -> None:
    started(quiet.desk, name="Taken")
    taken: tuple[Fields, str, str] = ({Field.NAME: text("tAKEN ")}, Field.NAME, "is already running")
    for changes, field, words in [*WRONG_FIRST_STEPS, taken]:
        answer = door.send(submission(INES, Form.START, CHOICE, FIRST | changes)).json()
        assert list(answer["errors"]) == [field], (changes, answer)
        assert words in answer["errors"][field]
    assert [each for each in quiet.calls("conversations.create") if each["answer"]["ok"]] == []


def test_what_is_wrong_in_the_second_step_is_said_at_its_field(quiet: Stage, door: Door) -> None:
    right: Fields = {f"holder:{role}": people(*users) for role, users in HOLDERS.items()}
    right |= {"target:production_start": day("2027-01-11"), "target:client_handover": day("2027-02-19")}
    draft = first_step(door)
    wrong: list[tuple[Fields, str, str]] = [
        ({"holder:qa_engineer": people()}, "holder:qa_engineer", "at least one person as QA engineer"),
        ({"holder:cto": people("Clara!")}, "holder:cto", "people from the list"),
        ({"holder:cto": people(*(f"U{n:06}" for n in range(31)))}, "holder:cto", "at most 30"),
        ({"target:production_start": day("2027-01-03")}, "target:production_start", "before the intake date"),
        ({"target:client_handover": day("2027-01-10")}, "target:client_handover", "cannot come before"),
        ({"target:client_handover": day("2027-02-27")}, "target:client_handover", "after the agreed"),
    ]
    for changes, field, words in wrong:
        answer = door.send(submission(INES, Form.START_PEOPLE, draft, right | changes)).json()
        assert list(answer["errors"]) == [field], (changes, answer)
        assert words in answer["errors"][field]
    assert running(quiet) == []
    assert door.send(submission(INES, Form.START_PEOPLE, draft, right)).json() == {"response_action": "clear"}


def test_a_forged_first_step_starts_nothing(quiet: Stage, door: Door) -> None:
    holders = {f"holder:{role}": people(*users) for role, users in HOLDERS.items()}
    for draft in ("", "{}", '{"process": "none"}', "x" * 3000):
        answer = door.send(submission(INES, Form.START_PEOPLE, draft, holders)).json()
        assert "older version" in str(answer["errors"])
    assert running(quiet) == []


def test_a_new_channel_brings_in_the_team_and_nobody_of_the_client(stage: Stage, door: Door) -> None:
    draft = first_step(door, NEW | {Field.NEW_CHANNEL: text("Acme Arms")})
    holders = {f"holder:{role}": people(*users) for role, users in HOLDERS.items()}
    door.send(submission(INES, Form.START_PEOPLE, draft, holders))

    stage.eventually(lambda: INES in members(stage, "acme-arms"), "the team in its new channel")
    assert OLIVIA not in members(stage, "acme-arms")
    assert OLIVIA not in str([call["arguments"] for call in stage.calls("conversations.invite")])
    stage.actor("dana").sees("Kickoff", "acme-arms")


def test_the_people_of_the_clients_last_delivery_are_remembered(quiet: Stage, door: Door) -> None:
    started(quiet.desk, name="The one before")
    view = door.send(submission(INES, Form.START, CHOICE, FIRST)).json()["view"]
    first = next(block for block in view["blocks"] if block.get("block_id") == "holder:qa_engineer")
    assert first["element"]["initial_users"] == HOLDERS["qa_engineer"]


def test_the_second_step_says_who_would_have_to_sign_what_with_the_people_chosen(quiet: Stage) -> None:
    dana = quiet.actor("dana")
    dana.command("start")
    choose_process(dana, "regulated", {})
    asked = (Field.NAME, Field.SCOPE, Field.INTAKE_ON, Field.AGREED_ON, Field.INTERNAL_CHANNEL)
    dana.submit({field: FIRST[field] for field in asked})
    assert dana.view()["callback_id"] == Form.START_PEOPLE
    assert "Warning" not in str(dana.view()["blocks"])
    for role in ("product_manager", "engineering_lead", "qa_lead", "release_manager", "design", "sre"):
        choose_people(dana, role, PABLO)
    shown = str(dana.view()["blocks"])
    assert f"QA lead (step 1) <@{PABLO}>" in shown or f"QA lead <@{PABLO}>" in shown
    assert "each person signs" in shown
    assert dana.view()["state"]["values"]["holder:qa_lead"][Action.START_HOLDERS]["selected_users"] == [PABLO]


def test_another_process_keeps_what_was_typed_for_the_client(quiet: Stage, door: Door) -> None:
    """From a client's delivery to a product and back."""
    dana = quiet.actor("dana")
    dana.command("start")
    typed = {field: FIRST[field] for field in (Field.CLIENT, Field.CLIENT_CHANNEL, Field.NAME)}
    choose_process(dana, "software-product", typed)
    asked = [block.get("block_id") for block in dana.view()["blocks"]]
    assert Field.CLIENT not in asked
    assert {Field.NAME, Field.SCOPE, Field.AGREED_ON} <= set(asked)
    choose_process(dana, "client-delivery", {})
    shown = {block.get("block_id"): block.get("element", {}) for block in dana.view()["blocks"]}
    assert shown[Field.CLIENT]["initial_value"] == "Acme Robotics"
    assert shown[Field.CLIENT_CHANNEL]["initial_conversation"] == CLIENT_CHANNEL
    assert dana.view()["state"]["values"][Field.NAME][Field.NAME]["value"] == "Talent Finder"


def test_the_whole_process_can_be_read_without_leaving_the_form(quiet: Stage) -> None:
    dana = quiet.actor("dana")
    dana.command("start")
    dana.press_in_view(Action.PROCESS_SHOW)
    assert len(dana.views()) == 2
    assert "Stage 4: QA gate" in str(dana.view()["blocks"])


def test_a_product_starts_without_a_client_even_when_a_form_brings_one(quiet: Stage, door: Door) -> None:
    """As when the form could not be drawn anew before it was submitted."""
    chosen = FIRST | {Field.PROCESS: choice("software-product")}
    answer = door.send(submission(INES, Form.START, CHOICE, chosen)).json()
    draft = str(answer["view"]["private_metadata"])
    assert '"client":null' in draft
    assert '"client_channel":null' in draft
    holders = {f"holder:{role}": people(*users) for role, users in PRODUCT_HOLDERS.items()}
    door.send(submission(INES, Form.START_PEOPLE, draft, holders))
    [delivery] = running(quiet)
    assert delivery.process.key == "software-product"
    assert (delivery.client, delivery.client_channel) == (None, None)


def test_a_client_s_delivery_does_not_start_without_its_client(quiet: Stage, door: Door) -> None:
    without = {field: value for field, value in FIRST.items() if field != Field.CLIENT}
    answer = door.send(submission(INES, Form.START, CHOICE, without)).json()
    assert "Please fill this in." in str(answer["errors"])


def test_two_products_of_one_name_cannot_run_at_once(quiet: Stage, door: Door) -> None:
    initiatives.started(quiet.desk, name="Faster search")
    again = FIRST | {Field.PROCESS: choice("startup"), Field.NAME: text("faster SEARCH")}
    answer = door.send(submission(INES, Form.START, CHOICE, again)).json()
    assert answer["errors"] == {Field.NAME: "A delivery “faster SEARCH” is already running."}
    right = FIRST | {Field.NAME: text("faster SEARCH")}
    assert "view" in door.send(submission(INES, Form.START, CHOICE, right)).json(), "a client's may be"


def choose_process(actor: Actor, key: str, typed: Fields) -> None:
    [select] = [block for block in actor.view()["blocks"] if block.get("block_id") == Field.PROCESS]
    listed = [each for group in select["element"]["option_groups"] for each in group["options"]]
    [option] = [each for each in listed if each["value"] == key]
    chosen = {"action_id": Action.START_PROCESS, "selected_option": option}
    assert actor.act("click", view=actor.view()["id"], state={"values": values(typed)}, **chosen)["ok"]


def choose_people(actor: Actor, role: str, *users: str) -> None:
    chosen = {"action_id": Action.START_HOLDERS, "block_id": f"holder:{role}", "selected_users": list(users)}
    assert actor.act("click", view=actor.view()["id"], **chosen)["ok"]


def first_step(door: Door, changes: Fields | None = None) -> str:
    """What the first step hands to the second."""
    answer = door.send(submission(INES, Form.START, CHOICE, FIRST | (changes or {}))).json()
    assert "view" in answer, answer
    return str(answer["view"]["private_metadata"])


def members(stage: Stage, name: str) -> list[str]:
    return next((c["members"] for c in stage.get("channels") if c["name"] == name), [])


def running(stage: Stage) -> list[Delivery]:
    with stage.bot.store.reading(TEAM) as tx:
        return finding.running(tx, 10)
