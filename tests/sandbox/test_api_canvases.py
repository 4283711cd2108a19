"""canvases.*: text in sections, access. Sources: docs.slack.dev canvases methods, slack-api-ref."""

from typing import Any

import pytest

from tests.sandbox.running import DANA, GENERAL, SHARED, Json, Sandbox

TEXT = "# Plan\n\nFirst of all\n\n## Later\n\n```\na\n\nb\n```\n\n- one\n- two"


def content(markdown: str) -> Json:
    return {"type": "markdown", "markdown": markdown}


@pytest.fixture
def canvas(sandbox: Sandbox) -> str:
    return str(sandbox.api.canvases_create(title="Plan", document_content=content(TEXT))["canvas_id"])


def read(sandbox: Sandbox, canvas: str) -> str:
    """What stands at its permalink. docs.slack.dev, "Canvases": files.info gives the link."""
    link = sandbox.api.files_info(file=canvas)["file"]["permalink"]
    return sandbox.http.get(link).raise_for_status().text


def section(sandbox: Sandbox, canvas: str, words: str) -> str:
    found = sandbox.api.canvases_sections_lookup(canvas_id=canvas, criteria={"contains_text": words})
    assert len(found["sections"]) == 1
    return str(found["sections"][0]["id"])


def edit(sandbox: Sandbox, canvas: str, **change: Any) -> None:
    sandbox.api.canvases_edit(canvas_id=canvas, changes=[change])


def test_a_canvas_is_a_file_with_a_link(sandbox: Sandbox, canvas: str) -> None:
    file = sandbox.api.files_info(file=canvas)["file"]
    assert (file["title"], file["mimetype"]) == ("Plan", "application/vnd.slack-docs")
    assert read(sandbox, canvas).startswith("# Plan\n\n# Plan\n\nFirst of all")


def test_sections_are_found_by_kind_and_by_words(sandbox: Sandbox, canvas: str) -> None:
    def count(**criteria: Any) -> int:
        found = sandbox.api.canvases_sections_lookup(canvas_id=canvas, criteria=criteria)["sections"]
        return len(found)

    assert count(section_types=["any_header"]) == 2
    assert count(section_types=["h2"]) == 1
    assert count(section_types=["h1"], contains_text="Later") == 0
    assert count(contains_text="one") == 1
    assert count(contains_text="a\n\nb") == 1
    answer = sandbox.refusal("canvases.sections.lookup", canvas_id=canvas, criteria={"section_types": ["h9"]})
    assert answer["error"] == "invalid_arguments"


def test_each_operation_changes_the_text(sandbox: Sandbox, canvas: str) -> None:
    first = section(sandbox, canvas, "First of all")
    edit(sandbox, canvas, operation="insert_after", section_id=first, document_content=content("after"))
    edit(sandbox, canvas, operation="insert_before", section_id=first, document_content=content("before"))
    edit(sandbox, canvas, operation="insert_at_start", document_content=content("start"))
    edit(sandbox, canvas, operation="insert_at_end", document_content=content("end"))
    edit(sandbox, canvas, operation="replace", section_id=first, document_content=content("Now"))
    edit(sandbox, canvas, operation="delete", section_id=section(sandbox, canvas, "Later"))
    edit(sandbox, canvas, operation="rename", title_content=content("Our plan"))
    assert read(sandbox, canvas) == (
        "# Our plan\n\nstart\n\n# Plan\n\nbefore\n\nNow\n\nafter\n\n```\na\n\nb\n```\n\n- one\n- two\n\nend\n"
    )
    edit(sandbox, canvas, operation="replace", document_content=content("Nothing else"))
    assert read(sandbox, canvas) == "# Our plan\n\nNothing else\n"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([], "invalid_arguments"),
        ([{"operation": "delete"}], "invalid_arguments"),
        ([{"operation": "paint", "document_content": content("x")}], "invalid_arguments"),
        ([{"operation": "insert_at_end", "document_content": {"type": "html"}}], "invalid_arguments"),
        ([{"operation": "insert_at_end", "document_content": content("x")}] * 2, "invalid_arguments"),
        ([{"operation": "delete", "section_id": "temp:C:none"}], "canvas_editing_failed"),
        ([{"operation": "insert_at_end", "document_content": content("> - x")}], "canvas_editing_failed"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(
    sandbox: Sandbox, canvas: str, changes: Any, code: str
) -> None:
    assert sandbox.refusal("canvases.edit", canvas_id=canvas, changes=changes)["error"] == code


def test_a_list_in_a_quote_cannot_be_written(sandbox: Sandbox) -> None:
    """slack-api-ref, canvases.create: its example of a failure."""
    answer = sandbox.refusal("canvases.create", document_content=content("a\n> - b"))
    assert answer["error"] == "canvas_creation_failed"
    assert answer["detail"] == "'content' error: line 2: Unsupported block type (List) within block quote"


def test_a_channel_has_one_canvas_of_its_own(sandbox: Sandbox) -> None:
    tab: Json = {"channel_id": SHARED, "document_content": content("x")}
    made = str(sandbox.api.conversations_canvases_create(**tab)["canvas_id"])
    again = sandbox.refusal("conversations.canvases.create", channel_id=SHARED)
    outside = sandbox.refusal("conversations.canvases.create", channel_id=GENERAL)
    assert (again["error"], outside["error"]) == ("channel_canvas_already_exists", "restricted_action")
    assert sandbox.api.files_info(file=made)["file"]["channels"] == [SHARED]
    assert sandbox.api.canvases_delete(canvas_id=made)["ok"]
    assert sandbox.api.conversations_canvases_create(**tab)["ok"]


def test_access_decides_who_finds_reads_and_writes(sandbox: Sandbox, canvas: str) -> None:
    token = sandbox.post("tokens", kind="user", user="dana")["value"]
    dana = {"Authorization": f"Bearer {token}"}

    def by_dana() -> str:
        change = {"operation": "insert_at_end", "document_content": content("x")}
        body = {"canvas_id": canvas, "changes": [change]}
        answer = sandbox.http.post("/api/canvases.edit", json=body, headers=dana).json()
        return str(answer.get("error", "ok"))

    assert by_dana() == "canvas_not_found"
    sandbox.api.canvases_access_set(canvas_id=canvas, access_level="read", channel_ids=[SHARED])
    assert by_dana() == "restricted_action"
    sandbox.api.canvases_access_set(canvas_id=canvas, access_level="write", user_ids=[DANA])
    assert by_dana() == "ok"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"access_level": "read"}, "invalid_parameters"),
        ({"access_level": "read", "user_ids": [DANA], "channel_ids": [SHARED]}, "invalid_parameters"),
        ({"access_level": "all", "user_ids": [DANA]}, "invalid_arguments"),
        ({"access_level": "owner", "channel_ids": [SHARED]}, "invalid_arguments"),
        ({"access_level": "owner", "user_ids": ["U0OLIVIA01"]}, "restricted_action"),
        ({"access_level": "read", "user_ids": ["U0NOBODY01"]}, "user_not_found"),
        ({"access_level": "read", "channel_ids": ["C0NOWHERE1"]}, "channel_not_found"),
    ],
)
def test_access_that_cannot_be_given_is_refused(
    sandbox: Sandbox, canvas: str, arguments: Json, code: str
) -> None:
    assert sandbox.refusal("canvases.access.set", canvas_id=canvas, **arguments)["error"] == code


def test_a_direct_message_cannot_be_given_access(sandbox: Sandbox, canvas: str) -> None:
    """docs.slack.dev, canvases.access.set "Sharing canvases via DM or MPDM"."""
    direct = sandbox.api.conversations_open(users=DANA)["channel"]["id"]
    answer = sandbox.api.canvases_access_set(canvas_id=canvas, access_level="read", channel_ids=[direct])
    assert answer["failed_to_update_channel_ids"] == [direct]


def test_a_deleted_canvas_is_gone(sandbox: Sandbox, canvas: str) -> None:
    link = sandbox.api.files_info(file=canvas)["file"]["permalink"]
    sandbox.api.canvases_delete(canvas_id=canvas)
    assert sandbox.refusal("canvases.delete", canvas_id=canvas)["error"] == "canvas_not_found"
    gone = sandbox.refusal("canvases.sections.lookup", canvas_id=canvas, criteria={"contains_text": "x"})
    assert gone["error"] == "canvas_deleted"
    assert sandbox.http.get(link).status_code == 404
