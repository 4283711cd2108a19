"""For each method one call that Slack would accept, made from the seed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from tests.sandbox.running import DANA, GENERAL, QUINN, SAM, SHARED, Json, Sandbox

LINK = {"channel_id": SHARED, "title": "Record", "type": "link", "link": "https://example.org/record"}
MARKDOWN = {"type": "markdown", "markdown": "# Plan\n\nFirst of all"}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Form"}, "blocks": [{"type": "divider"}]}
HOME = {"type": "home", "blocks": [{"type": "divider"}]}
TOMORROW = int(time.time()) + 86_400


@dataclass
class Stage:
    """What a call may need to be there already; each thing is made when it is asked for."""

    sandbox: Sandbox

    @cached_property
    def ts(self) -> str:
        return str(self.sandbox.api.chat_postMessage(channel=SHARED, text="card")["ts"])

    @cached_property
    def own_channel(self) -> str:
        made = self.sandbox.api.conversations_create(name="made")["channel"]["id"]
        self.sandbox.api.conversations_invite(channel=made, users=SAM)
        return str(made)

    @cached_property
    def archived(self) -> str:
        self.sandbox.api.conversations_archive(channel=self.own_channel)
        return self.own_channel

    @cached_property
    def bookmark(self) -> str:
        return str(self.sandbox.api.api_call("bookmarks.add", json=LINK)["bookmark"]["id"])

    @cached_property
    def canvas(self) -> str:
        return str(self.sandbox.api.canvases_create(title="Plan", document_content=MARKDOWN)["canvas_id"])

    @cached_property
    def upload(self) -> Json:
        return self._begun(b"0123456789")

    @cached_property
    def file(self) -> str:
        self.sandbox.api.files_completeUploadExternal(files=[{"id": self.upload["file_id"]}])
        return str(self.upload["file_id"])

    @cached_property
    def scheduled(self) -> str:
        made = self.sandbox.api.chat_scheduleMessage(channel=SHARED, post_at=TOMORROW, text="later")
        return str(made["scheduled_message_id"])

    @cached_property
    def group(self) -> str:
        return str(self.sandbox.post("usergroups", handle="qa", users=["quinn"])["id"])

    @cached_property
    def code(self) -> str:
        return str(self.sandbox.post("allow", user="clara")["code"])

    @cached_property
    def view(self) -> str:
        view_id: str = self.sandbox.api.views_open(trigger_id=self.trigger, view=MODAL)["view"]["id"]
        return view_id

    @property
    def trigger(self) -> str:
        """A new one each time. The bot must acknowledge the command."""
        assert self.sandbox.act("command", DANA, channel=GENERAL, command="/gate")["ok"]
        trigger_id: str = self.sandbox.get("deliveries")[-1]["body"]["trigger_id"]
        return trigger_id

    @property
    def app(self) -> Json:
        config = self.sandbox.config
        return {"client_id": config.client_id, "client_secret": config.client_secret}

    def _begun(self, content: bytes) -> Json:
        begun = self.sandbox.api.files_getUploadURLExternal(filename="plan.txt", length=len(content))
        assert self.sandbox.http.post(begun["upload_url"], content=content).status_code == 200
        return {"file_id": begun["file_id"], "upload_url": begun["upload_url"]}


Call = Callable[[Stage], Json]

CALLS: dict[str, Call] = {
    "api.test": lambda stage: {"foo": "bar"},
    "apps.connections.open": lambda stage: {},
    "apps.uninstall": lambda stage: stage.app,
    "auth.revoke": lambda stage: {"test": "true"},
    "auth.test": lambda stage: {},
    "blocks.validate": lambda stage: {"blocks": [{"type": "divider"}]},
    "bookmarks.add": lambda stage: LINK,
    "bookmarks.edit": lambda stage: {"channel_id": SHARED, "bookmark_id": stage.bookmark, "title": "New"},
    "bookmarks.list": lambda stage: {"channel_id": SHARED},
    "bookmarks.remove": lambda stage: {"channel_id": SHARED, "bookmark_id": stage.bookmark},
    "bots.info": lambda stage: {"bot": "B0SANDBOT1"},
    "canvases.access.set": lambda stage: {
        "canvas_id": stage.canvas, "access_level": "read", "user_ids": [DANA],
    },
    "canvases.create": lambda stage: {"title": "Plan", "document_content": MARKDOWN},
    "canvases.delete": lambda stage: {"canvas_id": stage.canvas},
    "canvases.edit": lambda stage: {
        "canvas_id": stage.canvas,
        "changes": [{"operation": "insert_at_end", "document_content": MARKDOWN}],
    },
    "canvases.sections.lookup": lambda stage: {
        "canvas_id": stage.canvas, "criteria": {"section_types": ["h1"]},
    },
    "chat.delete": lambda stage: {"channel": SHARED, "ts": stage.ts},
    "chat.deleteScheduledMessage": lambda stage: {
        "channel": SHARED, "scheduled_message_id": stage.scheduled,
    },
    "chat.getPermalink": lambda stage: {"channel": SHARED, "message_ts": stage.ts},
    "chat.postEphemeral": lambda stage: {"channel": SHARED, "user": DANA, "text": "psst"},
    "chat.postMessage": lambda stage: {"channel": SHARED, "text": "Hello"},
    "chat.scheduleMessage": lambda stage: {"channel": SHARED, "post_at": TOMORROW, "text": "later"},
    "chat.scheduledMessages.list": lambda stage: {},
    "chat.update": lambda stage: {"channel": SHARED, "ts": stage.ts, "text": "new"},
    "conversations.archive": lambda stage: {"channel": stage.own_channel},
    "conversations.canvases.create": lambda stage: {"channel_id": SHARED, "document_content": MARKDOWN},
    "conversations.create": lambda stage: {"name": "another"},
    "conversations.history": lambda stage: {"channel": SHARED},
    "conversations.info": lambda stage: {"channel": SHARED},
    "conversations.invite": lambda stage: {"channel": stage.own_channel, "users": QUINN},
    "conversations.inviteShared": lambda stage: {"channel": SHARED, "emails": ["rio@acme.example"]},
    "conversations.join": lambda stage: {"channel": GENERAL},
    "conversations.kick": lambda stage: {"channel": stage.own_channel, "user": SAM},
    "conversations.list": lambda stage: {},
    "conversations.members": lambda stage: {"channel": SHARED},
    "conversations.open": lambda stage: {"users": DANA},
    "conversations.rename": lambda stage: {"channel": stage.own_channel, "name": "renamed"},
    "conversations.replies": lambda stage: {"channel": SHARED, "ts": stage.ts},
    "conversations.setPurpose": lambda stage: {"channel": SHARED, "purpose": "Work"},
    "conversations.setTopic": lambda stage: {"channel": SHARED, "topic": "QA"},
    "conversations.unarchive": lambda stage: {"channel": stage.archived},
    "dnd.info": lambda stage: {"user": DANA},
    "emoji.list": lambda stage: {},
    "files.completeUploadExternal": lambda stage: {"files": [{"id": stage.upload["file_id"]}]},
    "files.delete": lambda stage: {"file": stage.file},
    "files.getUploadURLExternal": lambda stage: {"filename": "plan.txt", "length": 10},
    "files.info": lambda stage: {"file": stage.file},
    "oauth.v2.access": lambda stage: {**stage.app, "code": stage.code},
    "pins.add": lambda stage: {"channel": SHARED, "timestamp": stage.ts},
    "pins.list": lambda stage: {"channel": SHARED},
    "pins.remove": lambda stage: {"channel": SHARED, "timestamp": _pinned(stage)},
    "reactions.add": lambda stage: {"channel": SHARED, "timestamp": stage.ts, "name": "tada"},
    "reactions.get": lambda stage: {"channel": SHARED, "timestamp": stage.ts},
    "reactions.remove": lambda stage: {"channel": SHARED, "timestamp": _reacted(stage), "name": "tada"},
    "team.info": lambda stage: {},
    "usergroups.list": lambda stage: {},
    "usergroups.users.list": lambda stage: {"usergroup": stage.group},
    "users.conversations": lambda stage: {"user": DANA},
    "users.getPresence": lambda stage: {"user": DANA},
    "users.info": lambda stage: {"user": DANA},
    "users.list": lambda stage: {},
    "users.lookupByEmail": lambda stage: {"email": "dana@northwind.example"},
    "users.profile.get": lambda stage: {"user": DANA},
    "views.open": lambda stage: {"trigger_id": stage.trigger, "view": MODAL},
    "views.publish": lambda stage: {"user_id": DANA, "view": HOME},
    "views.push": lambda stage: {"trigger_id": _over(stage), "view": MODAL},
    "views.update": lambda stage: {"view_id": stage.view, "view": MODAL},
}  # fmt: skip


def _pinned(stage: Stage) -> str:
    stage.sandbox.api.pins_add(channel=SHARED, timestamp=stage.ts)
    return stage.ts


def _reacted(stage: Stage) -> str:
    stage.sandbox.api.reactions_add(channel=SHARED, timestamp=stage.ts, name="tada")
    return stage.ts


def _over(stage: Stage) -> str:
    """A trigger while a modal is open already."""
    assert stage.view
    return stage.trigger
