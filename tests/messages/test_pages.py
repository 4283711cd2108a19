"""What is too long for one window is read page by page, and nothing is left out."""

from typing import Any

from messages.blocks import section
from messages.ids import Action
from messages.pages import paged
from messages.refs import ProcessRef
from sandbox.blocks.check import problems_in_view

REF = ProcessRef(process="small")
ROWS = [[section(f"row {number} {'x' * 500}")] for number in range(200)]


def page(number: int, rows: list[Any] = ROWS) -> dict[str, Any]:
    return paged("Pages", [section("head")], rows, REF.model_copy(update={"page": number}))


def words(view: dict[str, Any]) -> list[str]:
    return [block["text"]["text"].split(" xx")[0] for block in view["blocks"] if block["type"] == "section"]


def buttons(view: dict[str, Any]) -> dict[str, int]:
    """Where each leads."""
    shown = [each for block in view["blocks"] if block["type"] == "actions" for each in block["elements"]]
    return {each["action_id"]: ProcessRef.read(each["value"]).page for each in shown}


def test_every_row_stands_on_one_page_and_in_its_order() -> None:
    last = int(page(1)["blocks"][-2]["elements"][0]["text"].split()[-1])
    pages = [page(number) for number in range(1, last + 1)]
    assert [row for each in pages for row in words(each)[1:]] == [f"row {number}" for number in range(200)]
    assert all(words(each)[0] == "head" and not problems_in_view(each) for each in pages)


def test_the_buttons_lead_to_the_neighbours() -> None:
    assert buttons(page(1)) == {Action.PROCESS_AFTER: 2}
    assert buttons(page(2)) == {Action.PROCESS_BEFORE: 1, Action.PROCESS_AFTER: 3}
    last = page(1000)
    assert list(buttons(last)) == [Action.PROCESS_BEFORE]
    assert "row 199" in words(last)


def test_what_fits_has_no_pages() -> None:
    assert buttons(page(1, ROWS[:3])) == {}
    assert words(page(7, [])) == ["head"]
