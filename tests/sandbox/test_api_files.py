"""files.*: three steps, what becomes of a file. Sources: docs.slack.dev files methods, slack-api-ref."""

from typing import Any

import pytest

from tests.sandbox.running import DELIVERIES, SHARED, Json, Sandbox

PNG = b"\x89PNG\r\n\x1a\n"


def begun(sandbox: Sandbox, name: str = "plan.txt", length: int = 4) -> Json:
    answer = sandbox.api.files_getUploadURLExternal(filename=name, length=length)
    return {"file_id": answer["file_id"], "upload_url": answer["upload_url"]}


def uploaded(sandbox: Sandbox, name: str, content: bytes, **more: Any) -> Json:
    """The file as Slack shows it once its third step is done."""
    first = begun(sandbox, name, len(content))
    assert sandbox.http.post(first["upload_url"], content=content).status_code == 200
    done = sandbox.api.files_completeUploadExternal(files=[{"id": first["file_id"], "title": "T"}], **more)
    file: Json = done["files"][0]
    return file


def as_bot(sandbox: Sandbox) -> dict[str, str]:
    return {"Authorization": f"Bearer {sandbox.config.bot_token}"}


def test_slack_sdk_uploads_in_its_three_steps_and_the_message_carries_the_file(sandbox: Sandbox) -> None:
    sandbox.api.files_upload_v2(
        channel=SHARED, content="four", filename="plan.txt", title="The plan", initial_comment="Here"
    )
    message = sandbox.api.conversations_history(channel=SHARED)["messages"][0]
    file = message["files"][0]
    assert (message["text"], file["title"], file["size"]) == ("Here", "The plan", 4)
    assert (file["mimetype"], file["filetype"]) == ("text/plain", "txt")
    assert file["shares"]["public"][SHARED][0]["ts"] == message["ts"]
    assert sandbox.http.get(file["url_private"], headers=as_bot(sandbox)).content == b"four"


@pytest.mark.parametrize("multipart", [False, True])
def test_the_bytes_come_raw_or_multipart_and_as_many_as_announced(sandbox: Sandbox, multipart: bool) -> None:
    def post(address: str, content: bytes) -> int:
        if multipart:
            return sandbox.http.post(address, files={"filename": ("plan.txt", content)}).status_code
        return sandbox.http.post(address, content=content).status_code

    first = begun(sandbox)
    assert post(first["upload_url"], b"three!") == 400
    assert sandbox.refusal("files.completeUploadExternal", files=[{"id": first["file_id"]}])["error"] == (
        "file_not_found"
    )
    assert post(first["upload_url"], b"four") == 200
    assert post(first["upload_url"], b"four") == 404
    file = sandbox.api.files_completeUploadExternal(files=[{"id": first["file_id"]}])["files"][0]
    assert sandbox.http.get(file["url_private"], headers=as_bot(sandbox)).content == b"four"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"length": "0"}, "missing_argument"),
        ({"length": "x"}, "invalid_arguments"),
        ({"length": "2000000000"}, "file_upload_size_restricted"),
        ({"length": "2000000", "snippet_type": "python"}, "snippet_too_large"),
        ({"length": "4", "alt_txt": "x" * 1001}, "alt_txt_too_large"),
    ],
)
def test_an_upload_that_cannot_be_is_refused(sandbox: Sandbox, arguments: Json, code: str) -> None:
    answer = sandbox.refusal("files.getUploadURLExternal", filename="x.txt", **arguments)
    assert answer["error"] == code


def test_sharing_needs_a_channel_and_membership(sandbox: Sandbox) -> None:
    """getnao/nao#1372, nautobot-app-chatops#365."""
    first = begun(sandbox)
    sandbox.http.post(first["upload_url"], content=b"four")
    files = [{"id": first["file_id"]}]
    outside = sandbox.refusal("files.completeUploadExternal", files=files, channel_id=DELIVERIES)
    nowhere = sandbox.refusal("files.completeUploadExternal", files=files, channel_id="C0NOWHERE1")
    garbled = sandbox.refusal("files.completeUploadExternal", files="x")
    assert [each["error"] for each in (outside, nowhere, garbled)] == [
        "not_in_channel", "channel_not_found", "invalid_arguments",
    ]  # fmt: skip
    assert sandbox.api.files_completeUploadExternal(files=files, channel_id=SHARED)["ok"]


def test_a_reply_can_bring_a_file(sandbox: Sandbox) -> None:
    parent = str(sandbox.api.chat_postMessage(channel=SHARED, text="parent")["ts"])
    file = uploaded(sandbox, "plan.txt", b"four", channel_id=SHARED, thread_ts=parent)
    reply = sandbox.api.conversations_replies(channel=SHARED, ts=parent)["messages"][1]
    assert reply["files"][0]["id"] == file["id"]


def test_a_refused_completion_leaves_the_upload_as_it_was(sandbox: Sandbox) -> None:
    first = begun(sandbox)
    sandbox.http.post(first["upload_url"], content=b"four")
    files = [{"id": first["file_id"]}]
    lost = sandbox.refusal(
        "files.completeUploadExternal", files=files, channel_id=SHARED, thread_ts="1700000000.000100"
    )
    assert lost["error"] == "thread_not_found"
    assert sandbox.refusal("files.info", file=first["file_id"])["error"] == "file_not_found"
    assert sandbox.api.files_completeUploadExternal(files=files)["ok"]
    again = sandbox.refusal("files.completeUploadExternal", files=files)
    assert again["error"] == "file_not_found"


def test_a_deleted_file_leaves_a_tombstone(sandbox: Sandbox) -> None:
    file = uploaded(sandbox, "plan.txt", b"four", channel_id=SHARED)
    assert sandbox.api.files_info(file=file["id"])["file"]["name"] == "plan.txt"
    sandbox.api.files_delete(file=file["id"])
    shown = sandbox.api.conversations_history(channel=SHARED)["messages"][0]["files"]
    assert shown == [{"id": file["id"], "mode": "tombstone"}]
    assert sandbox.refusal("files.info", file=file["id"])["error"] == "file_deleted"
    assert sandbox.refusal("files.delete", file=file["id"])["error"] == "file_deleted"
    assert sandbox.refusal("files.delete", file="F0NOWHERE1")["error"] == "file_not_found"
    assert sandbox.http.get(file["url_private"], headers=as_bot(sandbox)).status_code == 404


def test_somebody_elses_file_cannot_be_deleted_nor_seen_while_it_is_private(sandbox: Sandbox) -> None:
    file = uploaded(sandbox, "plan.txt", b"four")
    dana = {"Authorization": f"Bearer {sandbox.post('tokens', kind='user', user='dana')['value']}"}
    seen = sandbox.http.post("/api/files.info", data={"file": file["id"]}, headers=dana)
    gone = sandbox.http.post("/api/files.delete", data={"file": file["id"]}, headers=dana)
    assert (seen.json()["error"], gone.json()["error"]) == ("file_not_found", "cant_delete_file")


@pytest.mark.parametrize(
    ("name", "how"),
    [("page.html", "attachment"), ("drawing.svg", "attachment"), ("a b.png", "inline"), ("a.txt", "inline")],
)
def test_nothing_uploaded_can_act_as_the_sandboxs_own_page(sandbox: Sandbox, name: str, how: str) -> None:
    file = uploaded(sandbox, name, PNG)
    response = sandbox.http.get(file["url_private"], headers=as_bot(sandbox))
    assert response.content == PNG
    assert response.headers["content-disposition"].startswith(how)
    assert response.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_file_is_for_whoever_shows_a_token_or_looks_at_the_page(sandbox: Sandbox) -> None:
    """docs.slack.dev, "File object": without a token Slack sends one to its sign-in page."""
    file = uploaded(sandbox, "plan.txt", b"four")
    few = sandbox.post("tokens", kind="bot", scopes=["chat:write"])["value"]
    nobody = sandbox.http.get(file["url_private"])
    unscoped = sandbox.http.get(file["url_private"], headers={"Authorization": f"Bearer {few}"})
    page = sandbox.http.get(file["url_private"], headers={"Sec-Fetch-Site": "same-origin"})
    other = sandbox.http.get(file["url_private"], headers={"Sec-Fetch-Site": "cross-site"})
    assert [each.status_code for each in (nobody, unscoped, page, other)] == [302, 302, 200, 302]
    saved = sandbox.http.get(file["url_private_download"], headers=as_bot(sandbox))
    assert saved.headers["content-disposition"].startswith("attachment")
