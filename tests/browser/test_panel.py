"""The drawer "Developer": what goes wrong is switched, and what the bot sent is seen as it happens."""

import json
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import grave_findings
from tests.browser.conftest import OpenAs
from tests.sandbox.running import DANA, TALENT, Json, Peer, Sandbox

LOOKS = [
    (1440, "light"),
    (390, "dark"),
    *(pytest.param(*look, marks=pytest.mark.soak) for look in ((1440, "dark"), (390, "light"))),
]

HOSTILE = "</pre><script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"


def opened(open_as: OpenAs, width: int = 1280) -> tuple[Page, Locator]:
    page = open_as(DANA, width=width, channel=TALENT)
    if width < 760:
        page.get_by_role("button", name="Show channels and people").click()
    page.get_by_role("button", name="Developer", exact=True).click()
    panel = page.get_by_role("complementary", name="Developer")
    expect(panel.get_by_role("button", name="Close Developer")).to_be_focused()
    return page, panel


def log(panel: Locator) -> Locator:
    return panel.get_by_role("list", name="Calls and deliveries, newest first").get_by_role("listitem")


def test_every_call_and_delivery_appears_as_it_happens(peer: Peer, sandbox: Sandbox, open_as: OpenAs) -> None:
    def gate(ack: Any) -> None:
        sandbox.api.api_call("auth.test", json={"colour": "red"})
        ack()

    peer.app.command("/gate")(gate)
    _, panel = opened(open_as)
    expect(panel.get_by_text("Nothing yet.")).to_be_visible()
    sandbox.act("command", DANA, channel=TALENT, command="/gate")
    sandbox.refusal("chat.update", channel=TALENT, ts="1700000000.000001", text="x")
    expect(log(panel)).to_have_count(4)  # Bolt asks for auth.test by itself
    lines = [log(panel).nth(n) for n in (0, 1, 3)]
    expect(lines[0]).to_contain_text("chat.update")
    expect(lines[0]).to_contain_text("message_not_found")
    expect(lines[1]).to_contain_text("Slack does not know the argument colour")
    expect(lines[2]).to_contain_text("/gate")
    expect(lines[2]).to_contain_text("Slack to bot")


def test_a_line_opens_to_both_sides_and_all_that_was_sent_is_text(sandbox: Sandbox, open_as: OpenAs) -> None:
    page, panel = opened(open_as)
    sandbox.api.conversations_join(channel=TALENT)
    sandbox.api.chat_postMessage(channel=TALENT, text=HOSTILE)
    sandbox.http.post(f"/api/{HOSTILE}")
    line = log(panel).filter(has_text="chat.postMessage")
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(line.get_by_text("The bot asked")).to_be_visible()
    asked = json.loads(line.get_by_label("The bot asked").inner_text())
    assert asked == {"channel": TALENT, "text": HOSTILE}
    assert json.loads(line.get_by_label("Slack answered with HTTP 200").inner_text())["ok"] is True
    expect(page).not_to_have_title("taken")


COPIED = "words => navigator.clipboard.readText().then(text => text.includes(words))"


def test_a_line_is_copied_as_curl_and_as_a_test(sandbox: Sandbox, open_as: OpenAs) -> None:
    page, panel = opened(open_as)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sandbox.api.auth_test()
    line = log(panel).first
    line.locator("summary").click()
    for form, words in (("curl", "curl -sS -X POST"), ("pytest", "def test_auth_test()")):
        line.get_by_role("button", name=f"Copy as {form}").click()
        expect(line.get_by_role("button", name="Copied").first).to_be_visible()
        # "Copied" may still stand from the copy before: wait for what was asked for.
        page.wait_for_function(COPIED, arg=words)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert sandbox.config.bot_token not in copied


def test_the_log_is_filtered_by_text_and_by_failure(sandbox: Sandbox, open_as: OpenAs) -> None:
    _, panel = opened(open_as)
    sandbox.api.auth_test()
    sandbox.refusal("conversations.info", channel="C0NOWHERE1")
    expect(log(panel)).to_have_count(2)
    panel.get_by_role("searchbox", name="Filter the log").fill("NOWHERE1")
    expect(log(panel)).to_have_count(1)
    sandbox.api.users_list()
    sandbox.refusal("conversations.history", channel="C0NOWHERE1")
    expect(log(panel)).to_have_count(2)
    panel.get_by_role("searchbox", name="Filter the log").fill("")
    expect(log(panel)).to_have_count(4)
    panel.get_by_role("checkbox", name="Only failures").check()
    expect(log(panel)).to_have_count(2)
    sandbox.api.auth_test()
    sandbox.refusal("conversations.members", channel="C0NOWHERE1")
    expect(log(panel)).to_have_count(3)


def test_a_long_log_is_shown_by_windows(sandbox: Sandbox, open_as: OpenAs) -> None:
    for _ in range(130):
        sandbox.api.auth_test()
    _, panel = opened(open_as)
    expect(log(panel)).to_have_count(60)
    panel.get_by_role("button", name="Show older").click()
    expect(log(panel)).to_have_count(120)
    sandbox.api.users_list()
    expect(log(panel).first).to_contain_text("users.list")
    expect(log(panel)).to_have_count(120)
    panel.get_by_role("button", name="Show older").click()
    expect(log(panel)).to_have_count(131)
    numbers = [int(str(line.get_attribute("data-n"))) for line in log(panel).all()]
    assert numbers == sorted(set(numbers), reverse=True)


@pytest.mark.parametrize(
    ("label", "order"),
    [
        ("Slack is down", "down"),
        ("Slow answers", "latency"),
        ("Too many requests", "429"),
        ("Slow acks", "slow_ack"),
    ],
)
def test_a_switch_orders_what_lasts_until_it_is_switched_off(
    sandbox: Sandbox, open_as: OpenAs, label: str, order: str
) -> None:
    _, panel = opened(open_as)
    switch = panel.get_by_role("switch", name=label)
    switch.check()
    expect(panel.locator("[data-fault]")).to_have_count(1)
    assert [(each["kind"], each["times"]) for each in sandbox.get("faults")] == [(order, "until cleared")]
    switch.uncheck()
    expect(panel.locator("[data-fault]")).to_have_count(0)
    assert sandbox.get("faults") == []


def test_rate_limits_are_switched(sandbox: Sandbox, open_as: OpenAs) -> None:
    page, panel = opened(open_as)
    with page.expect_response("**/sandbox/limits"):
        panel.get_by_role("switch", name="Rate limits").check()
    assert sandbox.get("limits")["on"]
    sandbox.post("limits", on=False)
    expect(panel.get_by_role("switch", name="Rate limits")).not_to_be_checked()


def test_the_next_call_fails_once_and_can_be_called_off(sandbox: Sandbox, open_as: OpenAs) -> None:
    _, panel = opened(open_as)
    panel.get_by_role("combobox", name="Of this method").fill("users.list")
    panel.get_by_role("button", name="Server error").click()
    panel.get_by_role("combobox", name="Of this method").fill("")
    panel.get_by_role("button", name="Too many requests").click()
    waiting = panel.get_by_role("list", name="Waiting").get_by_role("listitem")
    expect(waiting).to_have_text(
        ["The next users.list fails with HTTP 500", "The next call is refused with HTTP 429"]
    )
    waiting.last.get_by_role("button", name="Call off").click()
    expect(waiting).to_have_count(1)
    assert sandbox.api.auth_test()["ok"]
    assert sandbox.http.post("/api/users.list").status_code == 500
    expect(waiting).to_have_count(0)
    expect(log(panel).first).to_contain_text("HTTP 500, internal_error")


def test_a_method_that_slack_does_not_have_is_refused_with_a_sentence(open_as: OpenAs) -> None:
    page, panel = opened(open_as)
    panel.get_by_role("combobox", name="Of this method").fill("chat.updat")
    panel.get_by_role("button", name="Cut off before").click()
    expect(page.get_by_role("alert").filter(has_text="did you mean chat.update?")).to_be_visible()


def test_socket_mode_is_disabled_and_allowed_again(sandbox: Sandbox, open_as: OpenAs) -> None:
    _, panel = opened(open_as)
    panel.get_by_role("button", name="Disable").click()
    expect(panel.get_by_text("No connections. New ones are refused.")).to_be_visible()
    panel.get_by_role("button", name="Allow again").click()
    expect(panel.get_by_text("No connections.", exact=True)).to_be_visible()


def test_it_closes_with_escape_gives_the_focus_back_and_is_remembered_while_open(open_as: OpenAs) -> None:
    page, panel = opened(open_as)
    opener = page.get_by_role("button", name="Developer", exact=True)
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.reload()
    expect(panel.get_by_role("heading", name="Developer")).to_be_visible()
    panel.get_by_role("searchbox").focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.reload()
    expect(opener).to_be_enabled()
    expect(panel).to_be_hidden()


def test_a_state_is_saved_and_loaded_again(sandbox: Sandbox, open_as: OpenAs, tmp_path: Path) -> None:
    sandbox.act("say", DANA, channel=TALENT, text="kept")
    page, panel = opened(open_as)
    panel.get_by_text("State", exact=True).click()
    with page.expect_download() as download:
        panel.get_by_role("link", name="Save state").click()
    file = tmp_path / "state.json"
    download.value.save_as(file)
    sandbox.post("reset")
    expect(page.get_by_role("log", name="Messages")).not_to_contain_text("kept")
    panel.get_by_label("Load state").set_input_files(file)
    expect(page.get_by_role("log", name="Messages")).to_contain_text("kept")


def test_a_foreign_file_is_refused_with_a_sentence(open_as: OpenAs, tmp_path: Path) -> None:
    page, panel = opened(open_as)
    foreign: Json = {"some": "thing"}
    file = tmp_path / "foreign.json"
    file.write_text(json.dumps(foreign))
    panel.get_by_text("State", exact=True).click()
    panel.get_by_label("Load state").set_input_files(file)
    expect(page.get_by_role("alert").filter(has_text="not a state file of the sandbox")).to_be_visible()


def test_on_a_phone_it_takes_the_whole_page_and_nothing_overflows(sandbox: Sandbox, open_as: OpenAs) -> None:
    page, panel = opened(open_as, width=390)
    sandbox.http.post("/api/" + "x" * 300)
    log(panel).first.locator("summary").click()
    expect(panel.get_by_text("The bot asked")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    box = panel.bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 390)
    assert panel.locator(".panel__body").evaluate("each => each.scrollWidth - each.clientWidth") == 0
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show channels and people")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_serious_in_it(
    sandbox: Sandbox, open_as: OpenAs, width: int, scheme: Literal["light", "dark"]
) -> None:
    sandbox.api.api_call("auth.test", json={"colour": "red"})
    sandbox.refusal("users.info", user="U0NOBODY01")
    sandbox.post("faults", kind="500", method="chat.update")
    sandbox.post("faults", kind="latency", times="until cleared", seconds=0)
    page, panel = opened(open_as, width)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    log(panel).first.locator("summary").click()
    expect(panel.get_by_text("The bot asked")).to_be_visible()
    panel.get_by_text("State", exact=True).click()
    assert grave_findings(page) == []
