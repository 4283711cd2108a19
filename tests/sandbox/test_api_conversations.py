"""conversations.* and users.*. Sources: docs.slack.dev methods, methods.json, slack.md."""

import pytest

from tests.sandbox.running import (
    BOT,
    CLARA,
    DANA,
    DELIVERIES,
    GENERAL,
    INES,
    OLIVIA,
    QUINN,
    SAM,
    SHARED,
    Sandbox,
)  # fmt: skip


def test_a_new_channel_has_the_bot_as_member_and_creator(sandbox: Sandbox) -> None:
    channel = sandbox.api.conversations_create(name="acme-talent-delivery")["channel"]
    assert (channel["is_member"], channel["creator"], channel["is_private"]) == (True, BOT, False)
    assert sandbox.api.conversations_members(channel=channel["id"])["members"] == [BOT]


def test_a_name_is_taken_even_by_an_archived_channel(sandbox: Sandbox) -> None:
    made = sandbox.api.conversations_create(name="once")["channel"]["id"]
    sandbox.api.conversations_archive(channel=made)
    assert sandbox.refusal("conversations.create", name="once")["error"] == "name_taken"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("#", "invalid_name_required"),
        ("x" * 81, "invalid_name_maxlength"),
        ("---", "invalid_name_punctuation"),
        ("Acme", "invalid_name_specials"),
        ("two words", "invalid_name_specials"),
        ("a.b", "invalid_name_specials"),
    ],
)
def test_a_bad_channel_name_is_refused(sandbox: Sandbox, name: str, code: str) -> None:
    assert sandbox.refusal("conversations.create", name=name)["error"] == code


def test_people_are_invited_all_or_none(sandbox: Sandbox) -> None:
    channel = sandbox.api.conversations_create(name="new")["channel"]["id"]
    sandbox.api.conversations_invite(channel=channel, users=f"{DANA},{QUINN}")
    answer = sandbox.refusal("conversations.invite", channel=channel, users=f"{INES},{DANA},U0NOBODY01")
    assert answer["error"] == "already_in_channel"
    assert [each["error"] for each in answer["errors"]] == ["already_in_channel", "user_not_found"]
    members = sandbox.api.conversations_members(channel=channel)["members"]
    assert INES not in members
    assert sandbox.api.conversations_invite(channel=channel, users=f"{INES},{DANA}", force=True)["ok"]


def test_who_cannot_be_invited(sandbox: Sandbox) -> None:
    channel = sandbox.api.conversations_create(name="new")["channel"]["id"]
    assert sandbox.refusal("conversations.invite", channel=channel, users=BOT)["error"] == "cant_invite_self"
    assert sandbox.refusal("conversations.invite", channel=channel, users=OLIVIA)["error"] == "cant_invite"
    assert sandbox.refusal("conversations.invite", channel=DELIVERIES, users=SAM)["error"] == "not_in_channel"


def test_joining_a_public_channel_twice_is_a_warning(sandbox: Sandbox) -> None:
    assert "warning" not in sandbox.api.conversations_join(channel=DELIVERIES).data
    assert sandbox.api.conversations_join(channel=DELIVERIES)["warning"] == "already_in_channel"


def test_history_needs_membership(sandbox: Sandbox) -> None:
    assert sandbox.refusal("conversations.history", channel=DELIVERIES)["error"] == "not_in_channel"


def test_history_pages_from_the_newest_by_cursor(sandbox: Sandbox) -> None:
    stamps = [sandbox.api.chat_postMessage(channel=SHARED, text=str(n))["ts"] for n in range(5)]
    seen: list[str] = []
    for answer in sandbox.api.conversations_history(channel=SHARED, limit=2):
        assert len(answer["messages"]) <= 2
        seen += [message["ts"] for message in answer["messages"]]
    assert seen == stamps[::-1]


def test_history_is_bounded_by_oldest_and_latest(sandbox: Sandbox) -> None:
    first, middle, last = (sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"] for _ in range(3))
    between = sandbox.api.conversations_history(channel=SHARED, oldest=first, latest=last)["messages"]
    with_ends = sandbox.api.conversations_history(channel=SHARED, oldest=first, latest=last, inclusive=True)
    assert [m["ts"] for m in between] == [middle]
    assert [m["ts"] for m in with_ends["messages"]] == [last, middle, first]
    assert (
        sandbox.refusal("conversations.history", channel=SHARED, oldest="x")["error"] == "invalid_ts_oldest"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"limit": "many"}, "invalid_limit"),
        ({"cursor": "?"}, "invalid_cursor"),
        ({"types": "dm"}, "invalid_types"),
    ],
)
def test_bad_paging_is_refused(sandbox: Sandbox, arguments: dict[str, str], code: str) -> None:
    assert sandbox.refusal("conversations.list", **arguments)["error"] == code


def test_the_list_shows_kinds_as_asked_and_private_ones_only_to_members(sandbox: Sandbox) -> None:
    sandbox.post("channels", name="secret", kind="private", members=["dana"])
    ours = sandbox.post("channels", name="ours", kind="private", members=["dana", "bot"])["id"]
    sandbox.api.conversations_open(users=DANA)
    public = sandbox.api.conversations_list()["channels"]
    private = sandbox.api.conversations_list(types="private_channel")["channels"]
    direct = sandbox.api.conversations_list(types="im,mpim")["channels"]
    assert [c["name"] for c in public] == ["general", "deliveries", "acme-talent", "acme-shared"]
    assert [c["id"] for c in private] == [ours]
    assert [c["user"] for c in direct] == [DANA]


def test_a_shared_channel_says_so(sandbox: Sandbox) -> None:
    channel = sandbox.api.conversations_info(channel=SHARED, include_num_members=True)["channel"]
    assert (channel["is_ext_shared"], channel["num_members"]) == (True, 5)
    assert channel["shared_team_ids"] == ["T0ACMEROBO", "T0NORTHWND"]
    assert sandbox.api.conversations_info(channel=GENERAL)["channel"]["is_ext_shared"] is False


def test_a_topic_is_set_and_limited(sandbox: Sandbox) -> None:
    assert sandbox.api.conversations_setTopic(channel=SHARED, topic="QA")["channel"]["topic"]["value"] == "QA"
    assert sandbox.refusal("conversations.setTopic", channel=SHARED, topic="x" * 251)["error"] == "too_long"


def test_archiving_refuses_general_and_a_second_time(sandbox: Sandbox) -> None:
    sandbox.api.conversations_join(channel=GENERAL)
    assert sandbox.refusal("conversations.archive", channel=GENERAL)["error"] == "cant_archive_general"
    sandbox.api.conversations_archive(channel=SHARED)
    assert sandbox.refusal("conversations.archive", channel=SHARED)["error"] == "already_archived"


def test_a_direct_message_opens_once(sandbox: Sandbox) -> None:
    first = sandbox.api.conversations_open(users=DANA)
    again = sandbox.api.conversations_open(users=DANA, return_im=True)
    assert "already_open" not in first.data
    assert (again["already_open"], again["channel"]["user"]) == (True, DANA)
    assert again["channel"]["id"] == first["channel"]["id"]
    assert sandbox.refusal("conversations.open", users="U0NOBODY01")["error"] == "user_not_found"
    assert sandbox.refusal("conversations.open")["error"] == "users_list_not_supplied"


def test_a_person_has_a_zone_a_team_and_a_role_in_the_workspace(sandbox: Sandbox) -> None:
    clara, quinn, olivia = (sandbox.api.users_info(user=each)["user"] for each in (CLARA, QUINN, OLIVIA))
    assert (clara["is_admin"], quinn["is_admin"]) == (True, False)
    assert quinn["tz"] == "America/New_York"
    assert quinn["tz_offset"] in (-18_000, -14_400)
    assert (olivia["team_id"], olivia["is_stranger"]) == ("T0ACMEROBO", False)
    assert quinn["profile"]["real_name"] == "Quinn Harper"
    assert sandbox.refusal("users.info", user="U0NOBODY01")["error"] == "user_not_found"


def test_somebody_elsewhere_who_shares_no_channel_is_a_stranger(sandbox: Sandbox) -> None:
    stranger = sandbox.post("people", name="rio", team_id="T0ACMEROBO")["id"]
    assert sandbox.api.users_info(user=stranger)["user"]["is_stranger"] is True
    assert stranger not in [person["id"] for person in sandbox.api.users_list()["members"]]


def test_people_are_paged_and_found_by_email(sandbox: Sandbox) -> None:
    assert [len(page["members"]) for page in sandbox.api.users_list(limit=4)] == [4, 4, 2]
    assert sandbox.api.users_lookupByEmail(email="Dana@northwind.example")["user"]["id"] == DANA
    assert sandbox.refusal("users.lookupByEmail", email="olivia@acme.example")["error"] == "users_not_found"
