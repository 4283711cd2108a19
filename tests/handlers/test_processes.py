"""`/gate process`: which processes there are, what they ask, and how two versions differ."""

import pytest

from gates.process_files.file import load_process
from gates.process_files.shipped_texts import shipped_texts
from messages.ids import Action, Field, Form
from storage import library
from tests.driver.actor import Actor, spoken
from tests.driver.door import TEAM
from tests.driver.scenes import DANA, started
from tests.driver.stage import Stage
from tests.driver.values import channel, choice, day, text
from tests.gates.small_process import SMALL

NEXT = (
    shipped_texts()["client-delivery"]
    .replace("version: 1\n", "version: 2\n")
    .replace("name: CTO", "name: Chief")
)


def keep(stage: Stage, written: str) -> None:
    with stage.desk.store.transaction(TEAM) as tx:
        library.keep(tx, load_process(written), written, DANA, stage.desk.clock.now())


@pytest.fixture
def sam(quiet: Stage) -> Actor:
    return quiet.actor("sam")


def shown(by: Actor) -> str:
    return spoken({"blocks": by.view()["blocks"]})


def test_the_list_names_each_process_with_its_version_origin_and_running_deliveries(
    quiet: Stage, sam: Actor
) -> None:
    started(quiet.desk)
    keep(quiet, SMALL)
    sam.command("process")
    told = sam.told("deliveries")
    assert "*Client delivery*, version 1 (`client-delivery`)" in told
    assert "7 stages · Comes with Gatehouse" in told
    assert "1 delivery runs on it" in told
    assert "*Small delivery*, version 1 (`small-delivery`)" in told
    assert f"3 phases · Uploaded by <@{DANA}>" in told
    assert "No delivery runs on it" in told

    keep(quiet, NEXT)
    sam.command("process list")
    assert "*Client delivery*, version 2" in sam.told("deliveries")
    assert "1 delivery runs on version 1" in sam.told("deliveries")


def test_show_is_an_outline_in_pages(quiet: Stage, sam: Actor) -> None:
    sam.command("process show client-delivery")
    first = shown(sam)
    assert "Stage 1: Intake handoff" in first
    assert "Owner: Delivery manager" in first
    assert "*Starts with a package* that the Client intake manager hands to the Delivery manager" in first
    assert "Requirements document signed by the client (with evidence)" in first
    assert "• Delivery manager: “The requirements are complete and the timeline is understood”" in first
    assert "Page 1 of 2" in first
    assert "Stage 7" not in first

    assert sam.press_in_view(Action.PROCESS_AFTER)["ok"]
    second = shown(sam)
    assert "Page 2 of 2" in second
    assert "Opens when the gate before passes, or 5 business days after “Client handover”" in second
    assert sam.press_in_view(Action.PROCESS_BEFORE)["ok"]
    assert "Page 1 of 2" in shown(sam)
    assert "Stage 1: Intake handoff" in shown(sam)


def test_the_button_of_the_list_opens_the_outline(quiet: Stage, sam: Actor) -> None:
    keep(quiet, SMALL)
    sam.command("process")
    sam.press(Action.PROCESS_SHOW, "deliveries", process="small-delivery")
    assert "`small-delivery`, version 1. Uploaded by" in shown(sam)


def test_compare_tells_what_differs_in_words(quiet: Stage, sam: Actor) -> None:
    keep(quiet, NEXT)
    sam.command("process compare client-delivery 1 2")
    assert "*1 difference* from version 1 to 2" in shown(sam)
    assert "• *Changed*: Role “Chief”: name changes from “CTO” to “Chief”." in shown(sam)
    sam.command("process compare client-delivery v2 2")
    assert "This is one and the same version." in shown(sam)


def test_what_cannot_be_done_with_a_process_is_said(quiet: Stage, sam: Actor) -> None:
    for words, sentence in (
        ("process show", "`/gate process` lists the keys"),
        ("process show none", "There is no process “none”"),
        ("process show client-delivery 9", "“client-delivery” has no version 9. It has: 1"),
        ("process compare client-delivery 1", "two of its versions"),
        ("process compare client-delivery one 2", "“one” is no version"),
        ("process shwo", "Did you mean `/gate process show`?"),
        ("process dance", "“dance” cannot be done with a process"),
    ):
        sam.command(words)
        assert sentence in sam.told("deliveries"), words
    assert sam.views() == []
    assert quiet.calls("views.open") == []


def test_a_delivery_starts_with_the_newest_version_that_the_first_step_showed(quiet: Stage) -> None:
    keep(quiet, SMALL)
    ines = quiet.actor("ines")
    ines.command("start")
    first = {
        Field.CLIENT: text("Acme"), Field.NAME: text("Arms"), Field.SCOPE: text("Arms"),
        Field.INTAKE_ON: day("2027-01-04"), Field.AGREED_ON: day("2027-02-26"),
        Field.INTERNAL_CHANNEL: channel("C0ACMETLNT"),
    }  # fmt: skip
    chosen = {Field.PROCESS: {Action.START_PROCESS: choice("small-delivery")}}
    view = ines.view()
    quiet.post(
        "act/submit", user="ines", view=view["id"],
        values={field: {field: value} for field, value in first.items()} | chosen,
    )  # fmt: skip
    assert ines.view()["callback_id"] == Form.START_PEOPLE
    assert "Boss" in shown(ines)
    keep(quiet, SMALL.replace("version: 1\n", "version: 2\n").replace("boss", "chief"))
    fields = {f"holder:{role}": {"type": "multi_users_select", "selected_users": [DANA]}
              for role in ("lead", "builder", "boss", "pmo")}  # fmt: skip
    ines.submit(fields)
    assert ines.views() == []
    with quiet.desk.store.reading(TEAM) as tx:
        assert library.running(tx) == {("small-delivery", 1): 1}
