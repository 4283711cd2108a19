"""views.*: triggers, the stack, hashes. Sources: slack.md "Views", docs.slack.dev "Modals", methods.json."""

from typing import Any

import pytest

from tests.sandbox.running import DANA, DELIVERIES, OLIVIA, Json, Peer, Sandbox


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def field(block_id: str, **more: Any) -> Json:
    element = {"type": "plain_text_input", "action_id": "value"}
    return {"type": "input", "block_id": block_id, "label": text("Name"), "element": element, **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": text("Form"), "submit": text("Send"), "blocks": list(blocks), **more}


FORM = modal(field("name"))
HOME = {"type": "home", "blocks": [{"type": "divider"}]}


@pytest.fixture
def trigger(sandbox: Sandbox, peer: Peer) -> str:
    return new_trigger(sandbox, peer)


def new_trigger(sandbox: Sandbox, peer: Peer) -> str:
    """The trigger_id of a command that the bot has acknowledged."""
    peer.instead = lambda: (200, "")
    assert sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    trigger_id: str = sandbox.get("deliveries")[-1]["body"]["trigger_id"]
    return trigger_id


def stack(sandbox: Sandbox) -> list[Json]:
    views: list[Json] = sandbox.get("views", **{"as": DANA})
    return views


def test_a_view_opens_for_the_person_whose_trigger_it_was(sandbox: Sandbox, trigger: str) -> None:
    view = sandbox.api.views_open(trigger_id=trigger, view=FORM)["view"]
    assert [each["id"] for each in stack(sandbox)] == [view["id"]]
    assert view["root_view_id"] == view["id"]
    assert (view["previous_view_id"], view["app_installed_team_id"]) == (None, "T0NORTHWND")
    assert view["state"]["values"] == {"name": {"value": {"type": "plain_text_input", "value": None}}}


def test_a_trigger_is_good_once(sandbox: Sandbox, trigger: str) -> None:
    sandbox.api.views_open(trigger_id=trigger, view=FORM)
    assert sandbox.refusal("views.open", trigger_id=trigger, view=FORM)["error"] == "exchanged_trigger_id"


def test_a_trigger_is_good_for_three_seconds(sandbox: Sandbox, trigger: str) -> None:
    sandbox.post("clock", advance=3.1)
    assert sandbox.refusal("views.open", trigger_id=trigger, view=FORM)["error"] == "expired_trigger_id"


def test_a_trigger_must_be_one_of_ours(sandbox: Sandbox) -> None:
    assert sandbox.refusal("views.open", trigger_id="1.2.3", view=FORM)["error"] == "invalid_trigger_id"
    missing = sandbox.refusal("views.open", view=FORM)
    assert missing["response_metadata"]["messages"] == ["[ERROR] missing required field: trigger_id"]


def test_a_bad_view_is_invalid_arguments_and_leaves_the_trigger_alone(sandbox: Sandbox, trigger: str) -> None:
    answer = sandbox.refusal("views.open", trigger_id=trigger, view={**FORM, "private_metadata": "x" * 3001})
    problem = "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]"
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [problem]
    assert sandbox.api.views_open(trigger_id=trigger, view=FORM)["ok"]


def test_a_view_of_more_than_250_kilobytes_is_too_large(sandbox: Sandbox, trigger: str) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2_900}}
    large = modal(*[section] * 90)
    assert sandbox.refusal("views.open", trigger_id=trigger, view=large)["error"] == "view_too_large"


def test_three_views_fit_on_the_stack(sandbox: Sandbox, peer: Peer, trigger: str) -> None:
    root = sandbox.api.views_open(trigger_id=trigger, view=FORM)["view"]
    second = sandbox.api.views_push(trigger_id=new_trigger(sandbox, peer), view=FORM)["view"]
    third = sandbox.api.views_push(trigger_id=new_trigger(sandbox, peer), view=FORM)["view"]
    assert (third["root_view_id"], third["previous_view_id"]) == (root["id"], second["id"])
    fourth = sandbox.refusal("views.push", trigger_id=new_trigger(sandbox, peer), view=FORM)
    assert fourth["error"] == "push_limit_reached"
    assert len(stack(sandbox)) == 3


def test_a_push_needs_something_to_push_onto(sandbox: Sandbox, trigger: str) -> None:
    assert sandbox.refusal("views.push", trigger_id=trigger, view=FORM)["error"] == "not_found"


def test_a_submitted_view_is_gone_for_an_update(sandbox: Sandbox, trigger: str) -> None:
    view = sandbox.api.views_open(trigger_id=trigger, view=modal(field("name"), field("scope")))["view"]
    typed = {"name": "Acme", "scope": "Talent"}
    sandbox.act("submit", DANA, values=typed)
    assert stack(sandbox) == []
    again = sandbox.refusal("views.update", view_id=view["id"], view=FORM)
    assert again["error"] == "not_found"


def test_an_update_of_an_open_view_changes_its_hash(sandbox: Sandbox, trigger: str) -> None:
    view = sandbox.api.views_open(trigger_id=trigger, view=FORM)["view"]
    updated = sandbox.api.views_update(view_id=view["id"], hash=view["hash"], view=modal(field("scope")))[
        "view"
    ]
    assert updated["hash"] != view["hash"]
    stale = sandbox.refusal("views.update", view_id=view["id"], hash=view["hash"], view=FORM)
    assert stale["error"] == "hash_conflict"


def test_an_update_names_the_view_by_one_id(sandbox: Sandbox, trigger: str) -> None:
    view = sandbox.api.views_open(trigger_id=trigger, view={**FORM, "external_id": "mine"})["view"]
    assert sandbox.api.views_update(external_id="mine", view={**FORM, "external_id": "mine"})["ok"]
    both = sandbox.refusal("views.update", view_id=view["id"], external_id="mine", view=FORM)
    assert both["response_metadata"]["messages"] == [
        "[ERROR] Cannot provide both `view_id` and `external_id`"
    ]


def test_an_external_id_is_unique(sandbox: Sandbox, peer: Peer, trigger: str) -> None:
    named = {**FORM, "external_id": "mine"}
    sandbox.api.views_open(trigger_id=trigger, view=named)
    again = sandbox.refusal("views.push", trigger_id=new_trigger(sandbox, peer), view=named)
    assert again["error"] == "duplicate_external_id"


def test_a_home_is_published_for_one_person_and_replaced(sandbox: Sandbox) -> None:
    first = sandbox.api.views_publish(user_id=DANA, view=HOME)["view"]
    second = sandbox.api.views_publish(user_id=DANA, view=HOME, hash=first["hash"])["view"]
    assert second["id"] == first["id"]
    stale = sandbox.refusal("views.publish", user_id=DANA, view=HOME, hash=first["hash"])
    assert stale["error"] == "hash_conflict"
    assert sandbox.get("home", **{"as": DANA})["id"] == first["id"]


def test_a_home_is_for_people_of_the_own_team(sandbox: Sandbox) -> None:
    assert sandbox.refusal("views.publish", user_id=OLIVIA, view=HOME)["error"] == "invalid_arguments"
    assert sandbox.refusal("views.publish", user_id="U0NOBODY01", view=HOME)["error"] == "invalid_arguments"


def test_a_home_is_no_modal_and_a_modal_is_no_home(sandbox: Sandbox, trigger: str) -> None:
    assert sandbox.refusal("views.open", trigger_id=trigger, view=HOME)["error"] == "invalid_arguments"
    assert sandbox.refusal("views.publish", user_id=DANA, view=FORM)["error"] == "invalid_arguments"
