"""A process file goes from an admin's form into use, and comes back as a file, through Slack's own doors."""

from typing import Any

from slack_sdk import WebClient

from gates.process_files.shipped_texts import shipped_texts
from messages.ids import Field, Form
from storage import library
from tests.driver.door import TEAM
from tests.driver.stage import TOKEN, Stage

TEXT = shipped_texts()["client-delivery"].replace("version: 1\n", "version: 2\n")


def test_an_admin_uploads_a_version_and_anybody_downloads_it(stage: Stage) -> None:
    clara, sam = stage.actor("clara"), stage.actor("sam")
    clara.command("process upload")
    assert clara.view()["callback_id"] == Form.UPLOAD
    clara.submit({Field.FILE: {"type": "file_input", "files": [in_slack(stage, TEXT)]}})
    clara.sees("is in use from now on", clara.direct_messages())
    with stage.desk.store.reading(TEAM) as tx:
        assert library.newest(tx)["client-delivery"].process.version == 2

    sam.command("process download client-delivery")
    mine = sam.direct_messages()
    [file] = stage.eventually(lambda: files_in(stage, mine), "the file")
    assert file["name"] == "client-delivery-v2.yml"


def test_an_invalid_file_is_answered_with_every_error_in_a_thread(stage: Stage) -> None:
    clara = stage.actor("clara")
    clara.command("process upload")
    broken = TEXT.replace("manager: delivery_manager", "manager: nobody_at_all")
    clara.submit({Field.FILE: {"type": "file_input", "files": [in_slack(stage, broken)]}})
    mine = clara.direct_messages()
    answer = clara.sees("has 1 error. It stands in this thread with its line.", mine)
    assert clara.sees("there is no role", mine)["thread_ts"] == answer["ts"]
    with stage.desk.store.reading(TEAM) as tx:
        assert library.newest(tx)["client-delivery"].process.version == 1


def in_slack(stage: Stage, text: str) -> dict[str, Any]:
    """The file object that a form's field holds once somebody has chosen the file."""
    slack = WebClient(TOKEN, f"{stage.workspace.config.address}/api/")
    sent = slack.files_upload_v2(filename="client-delivery.yml", content=text)
    found: dict[str, Any] = slack.files_info(file=sent["file"]["id"])["file"]
    return found


def files_in(stage: Stage, channel: str) -> list[dict[str, Any]]:
    return [file for message in stage.messages(channel, "sam") for file in message.get("files") or []]
