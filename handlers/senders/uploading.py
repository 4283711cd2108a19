"""A file for somebody, once: its id is written down before it is shown, and looked for after a crash."""

from urllib.request import Request, urlopen

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.desk import Desk
from handlers.senders.slack_calls import NOT_TO_BE_SEEN, error_of
from storage import notices
from storage.notices import Notice

PATIENCE = 10  # seconds for the bytes


def upload_once(desk: Desk, client: WebClient, notice: Notice, name: str, title: str, content: bytes) -> None:
    """In a direct message. Raises SlackApiError or OSError."""
    channel = str(client.conversations_open(users=notice.body["user"])["channel"]["id"])
    if has_come(client, channel, notice):
        return
    ready = client.files_getUploadURLExternal(filename=name, length=len(content))
    file = str(ready["file_id"])
    send_bytes(str(ready["upload_url"]), content)
    with desk.store.transaction(notice.workspace_id) as tx:
        notices.note(tx, notice, file_id=file)
    client.files_completeUploadExternal(files=[{"id": file, "title": title}], channel_id=channel)


def send_bytes(url: str, content: bytes) -> None:
    """To the address that Slack has just named; no token goes with it."""
    request = Request(url, data=content, headers={"Content-Type": "application/octet-stream"})  # noqa: S310
    with urlopen(request, timeout=PATIENCE):  # noqa: S310
        return


def has_come(client: WebClient, channel: str, notice: Notice) -> bool:
    """By a try that we lost sight of."""
    file = notice.body.get("file_id")
    if not (file and notice.attempting_since):
        return False
    since = f"{notice.attempting_since.timestamp() - 60:.6f}"
    try:
        pages = client.conversations_history(channel=channel, oldest=since, limit=200)
        return any(f["id"] == file for page in pages for m in page["messages"] for f in m.get("files") or ())
    except SlackApiError as trouble:
        if error_of(trouble) not in NOT_TO_BE_SEEN:
            raise
        return False
