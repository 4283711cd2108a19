"""The state file: everything comes back, nothing collides, and what is damaged changes nothing."""

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import httpx
import pytest
from slack_sdk.webhook import WebhookClient

from sandbox.state.plain import from_plain, kept_fields, to_plain
from sandbox.state.snapshot import KEPT, PASSING, Snapshot
from sandbox.workspace import Workspace
from tests.sandbox.running import DANA, SHARED, TALENT, Json, Peer, Sandbox, running_sandbox


def filled(kind: Any) -> Any:
    """A value of this type in which nothing is empty and nothing has its default."""
    origin, of = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        types = get_type_hints(kind)
        return kind(**{field.name: filled(types[field.name]) for field in kept_fields(kind)})
    if origin is Literal:
        return of[-1]
    if origin is Union or origin is type(int | None):
        return filled(next(each for each in of if each is not type(None)))
    if origin is dict:
        return {"one": filled(of[1]), "two": filled(of[1])}
    if origin in (list, set, tuple):
        return origin([filled(of[0])])
    simple = {str: "ö\n\u2028", int: 7, float: 1.5, bool: True, bytes: b"\x00\xff", Any: [{"a": None}, 1]}
    return simple[kind]


def dataclasses_in(kind: Any) -> Iterator[Any]:
    """This dataclass and all that its fields hold, once each."""
    if dataclasses.is_dataclass(kind):
        yield kind
        for each in get_type_hints(kind).values():
            yield from dataclasses_in(each)
    for each in get_args(kind):
        yield from dataclasses_in(each)


def test_every_field_of_every_dataclass_comes_back() -> None:
    whole = filled(Snapshot)
    assert from_plain(Snapshot, json.loads(json.dumps(to_plain(whole)))) == whole


def test_the_only_field_that_is_left_out_is_implied_by_another() -> None:
    left_out = {
        f"{kind.__name__}.{field.name}"
        for kind in dataclasses_in(Snapshot)
        for field in dataclasses.fields(kind)
        if field not in kept_fields(kind)
    }
    assert left_out == {"Channel.by_ts"}


def test_every_part_of_the_workspace_is_kept_or_known_to_pass() -> None:
    assert {field.name for field in dataclasses.fields(Workspace)} == {*KEPT, *PASSING}


@pytest.fixture
def lively(peer: Peer, sandbox: Sandbox) -> Sandbox:
    """A workspace in which much has happened."""
    peer.app.command("/gate")(lambda ack: ack())
    api = sandbox.api
    api.conversations_join(channel=TALENT)
    parent = api.chat_postMessage(
        channel=TALENT, text="Gate 1", metadata={"event_type": "t", "event_payload": {}}
    )
    ts = str(parent["ts"])
    api.chat_update(channel=TALENT, ts=ts, text="Gate 1, open")
    api.chat_postMessage(channel=TALENT, text="reply", thread_ts=ts, reply_broadcast=True)
    api.chat_postEphemeral(channel=TALENT, user=DANA, text="only you")
    api.pins_add(channel=TALENT, timestamp=ts)
    api.reactions_add(channel=TALENT, timestamp=ts, name="tada")
    api.bookmarks_add(channel_id=TALENT, title="Plan", type="link", link="https://example.com")
    api.views_publish(user_id=DANA, view={"type": "home", "blocks": [section("At home")]})
    sandbox.act("command", DANA, channel=TALENT, command="/gate")
    trigger_id = sandbox.get("deliveries", kind="slash_command")[-1]["body"]["trigger_id"]
    api.views_open(trigger_id=trigger_id, view=FORM)
    api.files_upload_v2(channel=TALENT, content=PICTURE, filename="plan.bin", title="The plan")
    api.canvases_create(title="Scope", document_content={"type": "markdown", "markdown": "# Robots\n\nArms"})
    sandbox.post("usergroups", handle="qa", name="QA", users=["quinn"])
    sandbox.act("say", DANA, channel=SHARED, text="xoxb is how tokens begin")
    sandbox.post("clock", advance=86_400)
    return sandbox


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


PICTURE = bytes(range(256))
FORM: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Start"},
    "blocks": [section("A form")],
}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Sandbox]:
    with running_sandbox(state=tmp_path / "demo.json", bot_token="xoxb-another") as sandbox:
        yield sandbox


def test_a_workspace_comes_back_as_it_was_and_the_page_shows_it(lively: Sandbox, other: Sandbox) -> None:
    state = lively.get("state")
    assert other.post("state", **state)["ok"]
    assert other.get("state") == state
    page = other.http.get(
        "/", params={"as": DANA, "channel": TALENT}, follow_redirects=True
    ).raise_for_status()
    for shown in ("Gate 1, open", "only you", "A form", "Plan", "1 reply"):
        assert shown in page.text
    assert "At home" in other.http.get("/", params={"as": DANA, "app": "home"}).text


def test_files_come_back_byte_by_byte_and_canvases_word_by_word(lively: Sandbox, other: Sandbox) -> None:
    other.post("state", **lively.get("state"))
    file = next(message["files"][0] for message in other.messages(TALENT) if message.get("files"))
    own = {"Authorization": f"Bearer {other.config.bot_token}"}
    assert file["title"] == "The plan"
    assert httpx.get(file["url_private"], headers=own).content == PICTURE
    assert "Robots" in other.http.get("/sandbox/state").text


def test_the_bot_goes_on_where_it_was_and_nothing_collides(lively: Sandbox, other: Sandbox) -> None:
    before = lively.messages(TALENT)
    made = str(lively.api.conversations_create(name="made-before")["channel"]["id"])
    other.post("state", **lively.get("state"))
    other.api.chat_update(channel=TALENT, ts=before[0]["ts"], text="Gate 1, closed")
    new = other.api.chat_postMessage(channel=TALENT, text="new")["ts"]
    assert other.messages(TALENT)[0]["text"] == "Gate 1, closed"
    assert new > max(message["ts"] for message in before)
    assert other.api.conversations_create(name="made-after")["channel"]["id"] > made


def test_loading_makes_old_trigger_ids_and_response_urls_void(lively: Sandbox) -> None:
    body = lively.get("deliveries", kind="slash_command")[-1]["body"]
    lively.post("state", **lively.get("state"))
    assert (
        lively.refusal("views.open", trigger_id=body["trigger_id"], view=FORM)["error"]
        == "invalid_trigger_id"
    )
    assert WebhookClient(body["response_url"]).send(text="x").status_code == 404


def test_no_token_stands_in_it(lively: Sandbox) -> None:
    text = lively.http.get("/sandbox/state").text
    config = lively.config
    assert not [each for each in (config.bot_token, config.app_token, config.signing_secret) if each in text]


def test_it_is_saved_when_somebody_says_so_and_at_the_end_and_loaded_at_the_start(tmp_path: Path) -> None:
    file = tmp_path / "demo.json"
    with running_sandbox(state=file) as sandbox:
        sandbox.api.chat_postMessage(channel=SHARED, text="one")
        assert sandbox.post("state/save") == {"ok": True, "file": str(file)}
        assert '"one"' in file.read_text()
        sandbox.api.chat_postMessage(channel=SHARED, text="two")
    with running_sandbox(state=file) as sandbox:
        assert [message["text"] for message in sandbox.messages(SHARED)] == ["one", "two"]
    assert [path.name for path in tmp_path.iterdir()] == ["demo.json"]


def test_saving_without_a_file_or_where_nothing_can_be_written_says_so(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    refused = sandbox.http.post("/sandbox/state/save")
    assert (refused.status_code, "--state FILE" in refused.json()["error"]) == (400, True)
    folder = tmp_path / "folder"
    folder.mkdir()
    with running_sandbox(state=folder / "demo.json") as other:
        folder.rmdir()
        answer = other.http.post("/sandbox/state/save")
        assert (answer.status_code, "cannot be written" in answer.json()["error"]) == (400, True)
        folder.mkdir()


def test_a_file_of_an_older_sandbox_lacks_what_has_a_default(sandbox: Sandbox) -> None:
    state = sandbox.get("state")
    for channel in state["workspace"]["channels"].values():
        del channel["bookmarks"]
    assert sandbox.post("state", **state)["ok"]


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs)[:4]:
        yield (*path, key)
        yield from paths(inner, (*path, key))


def test_a_damaged_file_is_refused_with_one_sentence_and_changes_nothing(lively: Sandbox) -> None:
    good = lively.http.get("/sandbox/state").text
    damaged = [
        b"",
        b"{",
        b"[]",
        b"null",
        good[:-10].encode(),
        good.replace('"version":1', '"version":2').encode(),
    ]
    damaged += [good.replace("gatehouse-sandbox-state", "other").encode(), b"\xff" * 10, b"[" * 100_000]
    for content in damaged:
        answer = lively.http.post("/sandbox/state", content=content)
        assert (answer.status_code, answer.json()["error"].count("\n")) == (400, 0)
        assert re.search(r"^This (is not a|state file)", answer.json()["error"])
    assert lively.http.get("/sandbox/state").text == good


def test_whatever_stands_in_the_wrong_place_is_refused_or_harmless(lively: Sandbox) -> None:
    good = lively.get("state")
    for number, path in enumerate(list(paths(good["workspace"]))):
        spoilt = json.loads(json.dumps(good["workspace"]))
        inner = spoilt
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = [5, None, {"x": 1}, "", []][number % 5]
        answer = lively.http.post("/sandbox/state", json={**good, "workspace": spoilt})
        assert answer.status_code in (200, 400), path
        assert lively.http.get("/sandbox/channels").status_code == 200, path
    assert lively.post("state", **good)["ok"]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda ws: ws["people"].pop("U0SANDBOT1"), "is nobody|are nobody"),
        (lambda ws: ws["people"][DANA].update(tz="Nowhere"), "lives in no time zone"),
        (lambda ws: ws["people"][DANA].update(team_id="T0"), "no team"),
        (lambda ws: ws["channels"][TALENT]["messages"].pop(0), "replies|pins|same"),
        (lambda ws: ws["channels"][TALENT]["messages"][0].update(ts="soon"), "have no ts"),
        (lambda ws: ws["channels"][TALENT]["messages"][0].update(files=["F1"]), "files that are not there"),
        (lambda ws: ws["channels"][TALENT].update(kind="square"), "kind"),
        (lambda ws: ws["channels"][TALENT].update(colour="red"), "is no Channel"),
        (lambda ws: ws["channels"][TALENT].pop("name"), "lacks name"),
        (lambda ws: ws.update(clock_ahead=1e300), "clock"),
    ],
)
def test_what_does_not_fit_together_is_named(lively: Sandbox, spoil: Any, sentence: str) -> None:
    state = lively.get("state")
    spoil(state["workspace"])
    answer = lively.http.post("/sandbox/state", json=state)
    assert answer.status_code == 400
    assert re.search(sentence, answer.json()["error"])
