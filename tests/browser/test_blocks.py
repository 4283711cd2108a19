"""Newer blocks and elements in use: tables that sort, menus that ask the app, files in a form."""

from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import OpenAs
from tests.sandbox import valid_blocks as valid
from tests.sandbox.running import DANA, TALENT, Peer, Sandbox

Json = dict[str, Any]


def cell(content: str | int) -> Json:
    if isinstance(content, int):
        return {"type": "raw_number", "value": content, "text": str(content)}
    return {"type": "raw_text", "text": content}


ROWS: list[tuple[str | int, ...]] = [
    ("Delivery", "Days"), ("Sorter", 44), ("Carts", 1), ("Arms", 3), ("Line", 27), ("Vision", 9),
    ("Gripper", 100),
]  # fmt: skip
TABLE: Json = {
    "type": "data_table", "caption": "Under way", "rows": [[cell(each) for each in row] for row in ROWS],
}  # fmt: skip


def first_column(table: Locator) -> list[str]:
    return table.locator("tbody tr:visible th").all_inner_texts()


@pytest.fixture
def page(sandbox: Sandbox, peer: Peer, open_as: OpenAs) -> Page:
    sandbox.api.conversations_join(channel=TALENT)
    return open_as(DANA, channel=TALENT)


def test_a_data_table_is_turned_sorted_and_filtered(sandbox: Sandbox, page: Page) -> None:
    sandbox.api.chat_postMessage(channel=TALENT, text="table", blocks=[TABLE])
    table = page.get_by_role("table", name="Under way")
    expect(page.get_by_text("Page 1 of 2, 6 rows")).to_be_visible()
    page.get_by_role("button", name="Next page").click()
    assert first_column(table) == ["Gripper"]
    page.get_by_role("button", name="Days").press("Enter")
    expect(table.get_by_role("columnheader", name="Days")).to_have_attribute("aria-sort", "ascending")
    assert first_column(table) == ["Carts", "Arms", "Vision", "Line", "Sorter"]
    page.get_by_role("button", name="Days").press("Enter")
    assert first_column(table) == ["Gripper", "Sorter", "Line", "Vision", "Arms"]
    page.get_by_role("searchbox", name="Filter the rows").fill("s")
    expect(page.get_by_text("4 rows", exact=True)).to_be_visible()
    assert first_column(table) == ["Sorter", "Vision", "Arms", "Carts"]


def test_an_order_that_somebody_chose_outlives_new_messages(sandbox: Sandbox, page: Page) -> None:
    sandbox.api.chat_postMessage(channel=TALENT, text="table", blocks=[TABLE])
    page.get_by_role("button", name="Days").click()
    sandbox.act("say", DANA, channel=TALENT, text="And now?")
    expect(page.get_by_text("And now?")).to_be_visible()
    assert first_column(page.get_by_role("table", name="Under way"))[0] == "Carts"


def test_a_button_pressed_while_its_card_moves_is_pressed_all_the_same(
    sandbox: Sandbox, peer: Peer, page: Page
) -> None:
    pressed: list[str] = []

    @peer.app.action("sign")
    def sign(ack: Any, payload: Json) -> None:
        pressed.append(payload["value"])
        ack()

    def card(lines: int) -> list[Json]:
        button = {"type": "button", "action_id": "sign", "value": "gate 1", "text": valid.plain("Approve")}
        late = [valid.section(text=valid.plain(f"Late: {n}")) for n in range(lines)]
        return [*late, {"type": "actions", "elements": [button]}]

    posted = sandbox.api.chat_postMessage(channel=TALENT, text="card", blocks=card(0))
    page.get_by_role("button", name="Approve", exact=True).hover()
    page.mouse.down()
    with page.expect_response("**/page/parts*"):
        sandbox.api.chat_update(channel=TALENT, ts=posted["ts"], text="card", blocks=card(4))
    with page.expect_response("**/page/act/click"):
        page.mouse.up()
    expect(page.get_by_text("Late: 3")).to_be_visible()
    assert pressed == ["gate 1"]


def test_an_external_menu_asks_the_app_while_somebody_types(sandbox: Sandbox, peer: Peer, page: Page) -> None:
    asked: list[str] = []
    chosen: list[Json] = []

    @peer.app.options("robot")
    def offer(ack: Any, payload: Json) -> None:
        asked.append(payload["value"])
        ack(options=[valid.option("arm"), valid.option("cart")])

    @peer.app.action("robot")
    def choose(ack: Any, payload: Json) -> None:
        chosen.append(payload["selected_option"])
        ack()

    menu = {
        "type": "external_select",
        "action_id": "robot",
        "min_query_length": 2,
        "placeholder": valid.plain("Robot"),
    }
    sandbox.api.chat_postMessage(channel=TALENT, text="Which?", blocks=[valid.section(accessory=menu)])
    box = page.get_by_role("combobox", name="Robot")
    box.press_sequentially("r")
    expect(page.get_by_text("Type at least 2 characters.").first).to_be_visible()
    box.press_sequentially("o")
    expect(page.get_by_role("option", name="Option arm")).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    with page.expect_response("**/page/act/click"):
        box.press("Enter")
    expect(page.get_by_role("button", name="Remove Option cart")).to_be_visible()
    assert asked == ["ro"]
    assert [each["value"] for each in chosen] == ["cart"]


def test_a_file_is_chosen_in_a_form_and_arrives_with_it(sandbox: Sandbox, peer: Peer, page: Page) -> None:
    heard: list[str] = []
    field = valid.input_block(
        {"type": "file_input", "action_id": "a"}, block_id="paper", label=valid.plain("Paper")
    )

    @peer.app.command("/paper")
    def form(ack: Any, body: Json) -> None:
        sandbox.api.views_open(trigger_id=body["trigger_id"], view=valid.modal(field, callback_id="paper"))
        ack()

    @peer.app.view("paper")
    def sent(ack: Any, view: Json) -> None:
        heard.extend(each["name"] for each in view["state"]["values"]["paper"]["a"]["files"])
        ack()

    box = page.get_by_role("textbox", name="Message to")
    box.fill("/paper")
    box.press("Enter")
    dialog = page.get_by_role("dialog", name="Form")
    paper: FilePayload = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    dialog.get_by_label("Paper").set_input_files(paper)
    expect(dialog.get_by_role("button", name="Remove plan.pdf")).to_be_visible()
    dialog.get_by_role("button", name="Send").click()
    expect(dialog).to_be_hidden()
    assert heard == ["plan.pdf"]
    expect(box).to_be_focused()


def test_the_tab_key_never_leaves_an_open_form(sandbox: Sandbox, peer: Peer, page: Page) -> None:
    @peer.app.command("/form")
    def form(ack: Any, body: Json) -> None:
        field = valid.input_block({"type": "plain_text_input", "action_id": "a"})
        sandbox.api.views_open(trigger_id=body["trigger_id"], view=valid.modal(field))
        ack()

    box = page.get_by_role("textbox", name="Message to")
    box.fill("/form")
    box.press("Enter")
    expect(page.get_by_role("dialog", name="Form").get_by_role("textbox")).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.app')")
