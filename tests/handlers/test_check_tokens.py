"""`/gate token`: made and shown once, listed, revoked; by whom, and by whom not."""

import re

from messages.ids import Action
from storage import check_tokens
from tests.driver.ci import Ci, started
from tests.driver.door import TEAM, Door, command
from tests.driver.scenes import CLARA, DANA, reread
from tests.driver.stage import Stage

CARDS = "acme-talent"
SECRET = re.compile(r"gatehouse_check_[\w-]{43}")


def secret_of(words: str) -> str:
    found = SECRET.search(words)
    assert found, words
    return found[0]


def kept(stage: Stage) -> str:
    """Everything that the tables of checks hold."""
    with stage.desk.store.reading(TEAM) as tx:
        rows = tx.connection.exec_driver_sql("SELECT * FROM check_tokens").all()
        return str([*rows, *tx.connection.exec_driver_sql("SELECT * FROM check_reports").all()])


def test_a_manager_makes_one_that_is_shown_once_and_works(quiet: Stage) -> None:
    work = started(quiet.desk)
    dana = quiet.actor("dana")
    dana.command("token new Nightly build", channel=CARDS)
    told = dana.told(CARDS)
    secret = secret_of(told)
    assert "It is shown this once" in told
    assert "/api/checks" in told
    assert secret not in kept(quiet)
    assert Ci(quiet, secret).report("tests").status_code == 200
    assert (
        reread(quiet.desk, work).gates[0].items[0].ticked_by
        == f"check token “Nightly build”, created by {DANA}"
    )

    dana.command("token", channel=CARDS)
    listed = dana.told(CARDS)
    assert "“Nightly build”, made by" in listed
    assert "last used" in listed
    assert "`tests`: The tests pass" in listed
    assert work.id in listed
    assert secret not in listed


def test_a_revoked_one_is_turned_away_from_the_next_report_on(quiet: Stage) -> None:
    started(quiet.desk)
    dana = quiet.actor("dana")
    dana.command("token new CI", channel=CARDS)
    ci = Ci(quiet, secret_of(dana.told(CARDS)))
    dana.command("token", channel=CARDS)
    dana.press(Action.CHECKS_REVOKE, CARDS)
    assert "No token yet." in dana.told(CARDS)
    assert ci.report("tests").status_code == 401


def test_who_may_not_hears_who_can_and_an_admin_may(quiet: Stage) -> None:
    started(quiet.desk)
    pablo, clara = quiet.actor("pablo"), quiet.actor("clara")
    for words in ("token", "token new CI"):
        pablo.command(words, channel=CARDS)
        assert "Only the lead of this delivery can" in pablo.told(CARDS)
        assert f"<@{DANA}>" in pablo.told(CARDS)
    pablo.command("token workspace CI", channel=CARDS)
    assert "Only admins of this workspace can" in pablo.told(CARDS)
    assert SECRET.search(str(quiet.messages(CARDS, "pablo"))) is None
    clara.command("token workspace All of CI", channel=CARDS)
    assert "for every delivery of this workspace" in clara.told(CARDS)
    with quiet.desk.store.reading(TEAM) as tx:
        [token] = check_tokens.live(tx, None)
    assert (token.name, token.made_by, token.delivery_id) == ("All of CI", CLARA, None)


def test_a_repeated_command_makes_no_second_one(quiet: Stage, door: Door) -> None:
    work = started(quiet.desk)
    sent = command(DANA, "token new CI")
    assert SECRET.search(door.send(sent).text)
    again = door.send(sent, retry=1).text
    assert "is shown only once" in again
    assert SECRET.search(again) is None
    with quiet.desk.store.reading(TEAM) as tx:
        assert len(check_tokens.live(tx, work.id)) == 1


def test_it_is_never_shared_and_needs_a_name_and_a_delivery(quiet: Stage) -> None:
    started(quiet.desk)
    started(quiet.desk, "Search 3")
    dana = quiet.actor("dana")
    refused = {
        "token new CI --share": "for your eyes alone",
        "token new CI": "Which delivery do you mean?",
        "token new CI for Nothing": "Which delivery? Write it in the delivery's channel",
        "token new for Search 3": "Give the token a name",
        f"token new {'x' * 41} for Search 3": "within 40 characters",
        "token nwe CI": "“nwe” cannot be done with tokens",
    }
    for words, sentence in refused.items():
        dana.command(words, channel=CARDS)
        assert sentence in dana.told(CARDS)
        assert SECRET.search(dana.told(CARDS)) is None
    dana.command("token new CI for Search 3", channel=CARDS)
    assert "“Search 3”" in dana.told(CARDS)
