"""A message as evidence of an item: its link, its words and its files."""

from hashlib import sha256

from gates.facts import FactKind
from messages.ids import Field, Form, Shortcut
from messages.refs import MessageRef
from tests.driver.backstage import settle
from tests.driver.scenes import DANA, PABLO, SAM, TEAM_CHANNEL, accept_package
from tests.driver.values import choice, text
from tests.gates.deliveries import current
from tests.registers.register import Register
from tests.registers.test_evidence_files import ITEM, PICTURE, kept

SAID = "The scope is *signed*: https://acme.example/scope"


def message(register: Register, *files: str) -> str:
    ts = register.say("pablo", SAID)
    register.stage.workspace.channels[TEAM_CHANNEL].messages[-1].files.extend(files)
    return ts


def about(register: Register, item: str = ITEM) -> str:
    return f"intake/1/{item}"


def test_a_message_shows_that_an_item_is_met_with_its_link_and_its_files(shown: Register) -> None:
    accept_package(shown.stage.desk, shown.delivery)
    ts = message(shown, kept(shown, "signed.png", PICTURE, 1))
    dana = shown.stage.actor("dana")
    shown.choose("dana", Shortcut.EVIDENCE, ts)
    view = dana.view()
    [field] = [b["element"] for b in view["blocks"] if b.get("block_id") == Field.TICKED]
    offered = [option["value"] for option in field["options"]]
    assert about(shown) in offered
    assert all(value.startswith("intake/1/") for value in offered)
    assert "its file with the SHA-256" in str(view)
    dana.submit({Field.TICKED: choice(about(shown)), Field.EVIDENCE: text(SAID)})
    settle(shown.stage)
    gate = current(shown.delivery)
    item, [file] = gate.item(ITEM), gate.evidence_files
    assert item is not None
    assert (item.ticked_by, file.added_by) == (DANA, DANA)
    link, words = (item.evidence or "").split("\n")
    assert link.endswith(f"/archives/{TEAM_CHANNEL}/p{ts.replace('.', '')}")
    assert words == SAID
    assert (file.item, file.sha256) == (ITEM, sha256(PICTURE).hexdigest())
    dana.sees("acme.example/scope", "acme-talent")
    dana.sees(f"SHA-256 {sha256(PICTURE).hexdigest()[:12]}…", "acme-talent")


def test_it_is_added_to_the_evidence_that_an_item_has_and_never_twice(register: Register) -> None:
    accept_package(register.stage.desk, register.delivery)
    said = {Field.TICKED: choice(about(register)), Field.EVIDENCE: text("First")}
    of_message = MessageRef(delivery=register.id, verb=Shortcut.EVIDENCE.value)
    for words in ("First", "Second", "Second"):
        said[Field.EVIDENCE] = text(words)
        assert register.submit(DANA, Form.MESSAGE_EVIDENCE, said, of_message) == ""
    item = current(register.delivery).item(ITEM)
    assert item is not None
    assert item.evidence == "First\nSecond"
    assert len(register.audited(FactKind.EVIDENCE_CHANGED)) == 1
    for long, told in (("x" * 590, ""), ("y" * 590, "would be longer than 1000 characters")):
        said[Field.EVIDENCE] = text(long)
        assert told in register.submit(DANA, Form.MESSAGE_EVIDENCE, said, of_message)


def test_only_items_are_offered_that_one_may_tick_and_none_else_is_taken(register: Register) -> None:
    accept_package(register.stage.desk, register.delivery)
    ts = message(register)
    register.choose("pablo", Shortcut.EVIDENCE, ts)
    assert "is yours to tick" in register.stage.actor("pablo").told("acme-talent")
    said = {Field.TICKED: choice(about(register)), Field.EVIDENCE: text("So")}
    of_message = MessageRef(delivery=register.id, verb=Shortcut.EVIDENCE.value)
    for by in (PABLO, SAM):
        assert "can tick this item" in register.submit(by, Form.MESSAGE_EVIDENCE, said, of_message)
    for forged in ("scope_clear", "intake/x/scope_clear", "intake/1/"):
        said[Field.TICKED] = choice(forged)
        assert Field.TICKED in register.submit(DANA, Form.MESSAGE_EVIDENCE, said, of_message)
    item = current(register.delivery).item(ITEM)
    assert item is not None
    assert not item.done
