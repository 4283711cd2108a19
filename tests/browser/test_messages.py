"""What people do with messages in the browser: react, edit, delete, pin, open files and canvases."""

import struct
import zlib

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenAs
from tests.sandbox.running import CLARA, DANA, TALENT, Sandbox


def png() -> bytes:
    """One blue pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\x00\x20\x60\xc0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


@pytest.fixture
def said(sandbox: Sandbox) -> str:
    sandbox.api.conversations_join(channel=TALENT)
    ts: str = sandbox.act("say", DANA, channel=TALENT, text="Done, @clara")["response"]["ts"]
    return ts


def test_a_reaction_is_chosen_by_keyboard_and_taken_off_by_a_press(
    sandbox: Sandbox, said: str, open_as: OpenAs
) -> None:
    page = open_as(CLARA, channel=TALENT)
    page.get_by_role("button", name="Add a reaction").focus()
    page.keyboard.press("Enter")
    find = page.get_by_role("searchbox", name="Find an emoji")
    expect(find).to_be_focused()
    find.fill("rocket")
    page.keyboard.press("Enter")
    reaction = page.get_by_role("list", name="Reactions").get_by_role("button", name="rocket 1")
    expect(reaction).to_have_attribute("aria-pressed", "true")
    assert sandbox.messages(TALENT)[0]["reactions"] == [{"name": "rocket", "users": [CLARA], "count": 1}]
    reaction.click()
    expect(reaction).to_have_count(0)


def test_my_own_message_is_edited_and_deleted_from_its_menu(
    sandbox: Sandbox, said: str, open_as: OpenAs
) -> None:
    page = open_as(DANA, channel=TALENT)
    more = page.get_by_role("button", name="More actions")
    more.focus()
    more.press("Enter")
    page.get_by_role("menuitem", name="Edit message").press("Enter")
    dialog = page.get_by_role("dialog", name="Edit message")
    box = dialog.get_by_role("textbox", name="Message")
    expect(box).to_have_value("Done, @clara")
    box.fill("Done at last, @clara")
    dialog.get_by_role("button", name="Save").click()
    log = page.get_by_role("log", name="Messages")
    expect(log).to_contain_text("Done at last, @Clara Lindqvist")
    expect(log).to_contain_text("(edited)")
    more.focus()
    more.press("Enter")
    page.get_by_role("menuitem", name="Delete message").click()
    page.get_by_role("alertdialog", name="Delete this message?").get_by_role("button", name="Delete").click()
    expect(log).not_to_contain_text("Done at last")
    assert "Done at last, <@U0CLARA001>" not in [each["text"] for each in sandbox.messages(TALENT)]


def test_nobody_is_offered_to_edit_what_somebody_else_wrote(said: str, open_as: OpenAs) -> None:
    page = open_as(CLARA, channel=TALENT)
    more = page.get_by_role("button", name="More actions")
    more.focus()
    more.press("Enter")
    expect(page.get_by_role("menuitem", name="Pin to channel")).to_be_visible()
    expect(page.get_by_role("menuitem", name="Edit message")).to_have_count(0)
    page.get_by_role("menuitem", name="Pin to channel").click()
    expect(page.get_by_text("Pinned by Clara Lindqvist")).to_be_visible()


def test_a_picture_is_shown_and_any_other_file_is_a_card_to_save(sandbox: Sandbox, open_as: OpenAs) -> None:
    sandbox.api.conversations_join(channel=TALENT)
    for name, content in (("plan.png", png()), ("plan.pdf", b"%PDF-1.7"), ("plan.svg", b"<svg/>")):
        sandbox.api.files_upload_v2(channel=TALENT, filename=name, content=content, title=name)
    page = open_as(DANA, channel=TALENT)
    picture = page.get_by_role("img", name="plan.png")
    expect(picture).to_be_visible()
    assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") == 1
    expect(page.get_by_role("link", name="plan.pdf PDF · 8 bytes")).to_have_attribute("download", "")
    expect(page.get_by_role("link", name="plan.svg SVG · 6 bytes")).to_have_attribute("download", "")
    expect(page.get_by_role("img", name="plan.svg")).to_have_count(0)


def test_a_file_opened_by_itself_cannot_act_as_the_page(sandbox: Sandbox) -> None:
    """Its answer forbids every script, and HTML and SVG are only saved."""
    sandbox.api.conversations_join(channel=TALENT)
    evil = "<script>document.title = 'evil'</script>"
    for name in ("evil.html", "evil.svg", "evil.txt"):
        sandbox.api.files_upload_v2(channel=TALENT, filename=name, content=evil)
    for each in sandbox.messages(TALENT):
        for file in each.get("files", []):
            answer = sandbox.http.get(file["url_private"], headers={"sec-fetch-site": "same-origin"})
            assert "default-src 'none'; sandbox" in answer.headers["content-security-policy"]
            kept = answer.headers["content-disposition"].split(";")[0]
            assert kept == ("inline" if file["name"] == "evil.txt" else "attachment")


def test_a_canvas_opens_over_the_page_and_gives_the_focus_back(sandbox: Sandbox, open_as: OpenAs) -> None:
    sandbox.api.conversations_join(channel=TALENT)
    record = {"type": "markdown", "markdown": "# Record\n\n- [x] Intake <script>alert(1)</script>"}
    sandbox.api.conversations_canvases_create(channel_id=TALENT, document_content=record)
    page = open_as(DANA, channel=TALENT)
    link = page.get_by_role("link", name="Canvas")
    link.press("Enter")
    canvas = page.get_by_role("dialog")
    expect(canvas.get_by_role("heading", name="Record")).to_be_visible()
    expect(canvas.get_by_role("checkbox", name="Done")).to_be_checked()
    expect(canvas).to_contain_text("<script>alert(1)</script>")
    page.keyboard.press("Escape")
    expect(canvas).to_be_hidden()
    expect(link).to_be_focused()
