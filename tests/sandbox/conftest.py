"""One sandbox and one bot's door for each worker; every test starts from the seed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox.reference import is_documented
from tests.sandbox.running import Door, Peer, Sandbox, running_sandbox

MANIFEST = """
display_information: {name: Peer}
features:
  bot_user: {display_name: Peer}
  slash_commands:
    - {command: /gate, description: Deliveries and gates, usage_hint: start}
  shortcuts:
    - {name: New delivery, type: global, callback_id: delivery.new, description: Start one}
    - {name: Attach, type: message, callback_id: evidence.attach, description: As evidence}
oauth_config:
  scopes:
    bot: [SCOPES]
settings:
  event_subscriptions:
    bot_events: [app_home_opened, app_mention, member_joined_channel, message.channels, message.im]
"""

ATTENTIVE = """
display_information: {name: Peer}
features:
  slash_commands: [{command: /gate, description: Deliveries and gates}]
  shortcuts: [{name: Attach, type: message, callback_id: evidence.attach, description: As evidence}]
oauth_config:
  scopes:
    bot: [app_mentions:read, channels:history, channels:manage, channels:read, chat:write, commands,
      groups:history, groups:read, groups:write, im:history, im:read, pins:read, pins:write, reactions:read,
      reactions:write, users:read]
settings:
  event_subscriptions:
    bot_events: [app_home_opened, app_mention, app_uninstalled, channel_archive, channel_created,
      channel_rename, channel_unarchive, group_archive, group_rename, group_unarchive,
      member_joined_channel, member_left_channel, message.channels, message.groups, message.im, pin_added,
      pin_removed, reaction_added, reaction_removed, tokens_revoked, user_change]
  socket_mode_enabled: true
"""


@pytest.fixture(scope="session")
def door() -> Iterator[Door]:
    with Door().open() as door:
        yield door


@pytest.fixture(scope="session")
def running(door: Door) -> Iterator[Sandbox]:
    with running_sandbox(bot_url=door.address, retry_delays=(0.0, 0.0, 0.0)) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Iterator[Sandbox]:
    """Fresh from the seed, every scope granted. No test may see an error code that Slack does not have."""
    running.post("reset")
    yield running
    refused = [call for call in running.workspace.journal.calls if call.kind == "api" and call.status == 200]
    codes = {(call.method, call.answer["error"]) for call in refused if not call.answer["ok"]}
    assert not {(method, code) for method, code in codes if not is_documented(method, code)}


@pytest.fixture
def peer(sandbox: Sandbox, door: Door) -> Iterator[Peer]:
    """The bot of the sandbox in this test."""
    door.peer = Peer(sandbox)
    yield door.peer
    door.peer = None


@pytest.fixture(scope="session")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("manifest") / "manifest.yml"
    path.write_text(MANIFEST.replace("SCOPES", "chat:write, commands, channels:read, users:read"))
    return path


@pytest.fixture(scope="session")
def running_with_manifest(door: Door, manifest: Path) -> Iterator[Sandbox]:
    with running_sandbox(bot_url=door.address, manifest=manifest, retry_delays=(0.0, 0.0, 0.0)) as sandbox:
        yield sandbox


@pytest.fixture
def scoped(running_with_manifest: Sandbox) -> Sandbox:
    """Fresh from the seed, with a manifest that grants little."""
    running_with_manifest.post("reset")
    return running_with_manifest


@pytest.fixture(scope="session")
def running_attentively(door: Door, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    path = tmp_path_factory.mktemp("manifest") / "manifest.yml"
    path.write_text(ATTENTIVE)
    with running_sandbox(bot_url=door.address, manifest=path, retry_delays=(0.0, 0.0, 0.0)) as sandbox:
        yield sandbox


@pytest.fixture
def attentive(running_attentively: Sandbox) -> Sandbox:
    """Fresh from the seed, for an app that subscribes to every event and may read all of them."""
    running_attentively.post("reset")
    return running_attentively


@pytest.fixture
def attentive_peer(attentive: Sandbox, door: Door) -> Iterator[Peer]:
    """The bot of the sandbox that tells everything."""
    door.peer = Peer(attentive)
    yield door.peer
    door.peer = None


@pytest.fixture
def scoped_peer(scoped: Sandbox, door: Door) -> Iterator[Peer]:
    """The bot of the sandbox that knows a manifest."""
    door.peer = Peer(scoped)
    yield door.peer
    door.peer = None
