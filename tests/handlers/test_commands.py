"""`/gate` finds the delivery that is meant, and answers whom it should."""

from messages.ids import Action
from tests.driver.actor import spoken
from tests.driver.scenes import at_intake, gate_ref, ready_to_sign, started
from tests.driver.stage import Stage


def test_status_without_a_name_is_that_of_the_channels_delivery(quiet: Stage) -> None:
    started(quiet.desk, name="Here")
    started(quiet.desk, name="Elsewhere", internal_channel="C0GENERAL1", client_channel=None)
    dana = quiet.actor("dana")

    dana.command("status", channel="acme-talent")
    assert "Here" in dana.told("acme-talent")
    assert "Elsewhere" not in dana.told("acme-talent")

    dana.command("status")
    assert "Here" in dana.told("deliveries")
    assert "Elsewhere" in dana.told("deliveries")


def test_status_finds_by_name_and_offers_a_button_for_each_of_several(quiet: Stage) -> None:
    for name in ("Web shop", "Web site", "Robot arms"):
        started(quiet.desk, name=name)
    sam = quiet.actor("sam")

    sam.command("status robot")
    assert "Robot arms" in sam.told("deliveries")
    sam.command("status WEB")
    assert sam.told("deliveries").count(f'"action_id": "{Action.DELIVERY_STATUS}"') == 2
    sam.command("status <!here> & co")
    assert "No delivery is called “&lt;!here&gt; &amp; co”" in sam.told("deliveries")


def test_the_status_button_of_a_list_answers_only_who_pressed_it(quiet: Stage) -> None:
    delivery = started(quiet.desk)
    sam = quiet.actor("sam")
    sam.command("list")
    sam.press(Action.DELIVERY_STATUS, "deliveries", delivery=delivery.id)
    assert "Please" in sam.told("deliveries") or "aiting" in sam.told("deliveries")
    assert quiet.actor("dana").told("deliveries") == ""


def test_share_answers_everybody_also_with_the_dash_that_a_keyboard_makes_of_it(quiet: Stage) -> None:
    started(quiet.desk)
    for number, share in enumerate(("--share", "—share"), 1):
        quiet.actor("sam").command(f"list {share}")
        shown = quiet.messages("deliveries", "dana")
        assert [each["ephemeral_for"] for each in shown] == [None] * number
        assert "Talent Finder" in spoken(shown[-1])


def test_nothing_internal_is_shared_in_the_clients_channel(quiet: Stage) -> None:
    started(quiet.desk)
    dana = quiet.actor("dana")
    for words in ("status --share", "list --share", "status Talent --share", "help --share"):
        dana.command(words, channel="acme-shared")
        assert "channel is shared with the client" in dana.told("acme-shared")
    assert quiet.messages("acme-shared", "olivia") == []


def test_a_refused_closing_lists_what_is_missing_line_by_line_to_the_asker_alone(quiet: Stage) -> None:
    started(quiet.desk)
    dana = quiet.actor("dana")
    dana.command("close Talent Finder")
    [answer] = quiet.messages("deliveries", "dana")
    listed = answer["blocks"][1]["text"]["text"].splitlines()
    assert "⬜ *Missing*: The review is not written." in listed
    assert all(line.startswith("⬜ *Missing*: ") for line in listed)
    assert answer["ephemeral_for"] == dana.id


def test_the_list_says_so_when_nothing_runs(quiet: Stage) -> None:
    sam = quiet.actor("sam")
    for words in ("list", "status"):
        sam.command(words)
        assert "`/gate start` begins one" in sam.told("deliveries")


def test_home_shows_what_waits_on_me_with_the_button_to_act(stage: Stage) -> None:
    delivery = ready_to_sign(stage.desk)
    dana = stage.actor("dana")
    home = dana.home()
    stage.eventually(lambda: f"'action_id': '{Action.GATE_APPROVE}'" in str(dana.home()["blocks"]), "Approve")
    assert delivery.name in str(home["blocks"])

    view = dana.home()
    block = next(b for b in view["blocks"] if Action.GATE_APPROVE in str(b))
    done = dana.act(
        "click", view="home", action_id=Action.GATE_APPROVE, block_id=block["block_id"],
        value=gate_ref(delivery).dump(),
    )  # fmt: skip
    assert done["ok"]
    stage.eventually(lambda: Action.GATE_APPROVE not in str(dana.home()["blocks"]), "nothing left to approve")


def test_a_stranger_finds_home_friendly_and_empty(stage: Stage) -> None:
    at_intake(stage.desk)
    home = stage.actor("sam").home()
    assert "Talent Finder" not in str(home["blocks"])
    assert Action.DELIVERY_START in str(home["blocks"])
