"""Profiles, presence, user groups, group messages, emoji. Sources: docs.slack.dev methods, slack-api-ref."""

from tests.sandbox.running import BOT, CLARA, DANA, GENERAL, OLIVIA, QUINN, SHARED, Sandbox


def test_a_status_is_seen_in_profile_and_user(sandbox: Sandbox) -> None:
    sandbox.post("people/dana", status_text="Away", status_emoji=":palm_tree:", title="On leave")
    profile = sandbox.api.users_profile_get(user=DANA)["profile"]
    assert (profile["status_text"], profile["status_emoji"]) == ("Away", ":palm_tree:")
    assert sandbox.api.users_info(user=DANA)["user"]["profile"]["title"] == "On leave"
    assert sandbox.api.users_profile_get()["profile"]["bot_id"] == "B0SANDBOT1"
    assert sandbox.refusal("users.profile.get", user="U0NOBODY01")["error"] == "user_not_found"


def test_a_person_cannot_be_given_what_nobody_has(sandbox: Sandbox) -> None:
    wrong = sandbox.http.post("/sandbox/people/dana", json={"mood": "fine"})
    presence = sandbox.http.post("/sandbox/people/dana", json={"presence": "asleep"})
    assert (wrong.status_code, presence.status_code) == (400, 400)
    assert wrong.json()["error"].startswith("mood cannot be changed")


def test_presence_tells_more_about_the_caller(sandbox: Sandbox) -> None:
    sandbox.post("people/dana", presence="away")
    assert sandbox.api.users_getPresence(user=DANA)["presence"] == "away"
    own = sandbox.api.users_getPresence(user=BOT)
    assert (own["online"], own["manual_away"]) == (True, False)
    assert sandbox.refusal("users.getPresence", user="U0NOBODY01")["error"] == "invalid_arguments"


def test_quiet_hours_have_a_beginning_and_an_end(sandbox: Sandbox) -> None:
    """docs.slack.dev, dnd.info: 1 stands for no time at all."""
    quiet = sandbox.api.dnd_info(user=DANA)
    assert (quiet["dnd_enabled"], quiet["next_dnd_start_ts"], quiet["next_dnd_end_ts"]) == (False, 1, 1)
    now = int(sandbox.workspace.clock.now())
    sandbox.post("people/dana", dnd_start=now, dnd_end=now + 3600)
    busy = sandbox.api.dnd_info(user=DANA)
    assert (busy["dnd_enabled"], busy["next_dnd_end_ts"]) == (True, now + 3600)
    sandbox.post("clock", advance=3601)
    assert sandbox.api.dnd_info(user=DANA)["dnd_enabled"] is False
    assert sandbox.refusal("dnd.info", user="U0NOBODY01")["error"] == "user_not_found"


def test_a_user_group_shows_members_and_count_only_when_asked(sandbox: Sandbox) -> None:
    made = sandbox.post("usergroups", handle="qa", name="QA", users=["quinn", "dana"])["id"]
    sandbox.post("usergroups", handle="old", users=[], disabled=True)
    brief = sandbox.api.usergroups_list()["usergroups"]
    full = sandbox.api.usergroups_list(include_users=True, include_count=True, include_disabled=True)
    assert [(each["handle"], "users" in each) for each in brief] == [("qa", False)]
    assert [(each["handle"], each["user_count"]) for each in full["usergroups"]] == [("qa", 2), ("old", 0)]
    assert sandbox.api.usergroups_users_list(usergroup=made)["users"] == [QUINN, DANA]
    sandbox.post("usergroups", handle="qa", users=["dana"])
    assert sandbox.api.usergroups_users_list(usergroup=made)["users"] == [DANA]
    assert sandbox.refusal("usergroups.users.list", usergroup="S0NOWHERE1")["error"] == "no_such_subteam"


def test_somebodys_conversations_are_those_that_the_caller_may_know(sandbox: Sandbox) -> None:
    sandbox.post("channels", name="secret", kind="private", members=["dana"])
    ours = sandbox.post("channels", name="ours", kind="private", members=["dana", "bot"])["id"]
    public = sandbox.api.users_conversations(user=DANA)["channels"]
    private = sandbox.api.users_conversations(user=DANA, types="private_channel")["channels"]
    assert {each["name"] for each in public} == {"general", "deliveries", "acme-talent", "acme-shared"}
    assert [each["id"] for each in private] == [ours]
    assert {each["id"] for each in sandbox.api.users_conversations()["channels"]} == {SHARED}
    assert "is_member" not in public[0]
    pages = [len(page["channels"]) for page in sandbox.api.users_conversations(user=DANA, limit=3)]
    assert pages == [3, 1]
    assert sandbox.refusal("users.conversations", types="dm")["error"] == "invalid_types"


def test_a_group_message_is_one_for_its_people(sandbox: Sandbox) -> None:
    opened = sandbox.api.conversations_open(users=f"{DANA},{QUINN}", return_im=True)["channel"]
    assert (opened["is_mpim"], opened["is_private"]) == (True, True)
    assert opened["name"] == "mpdm-bot--dana--quinn-1"
    again = sandbox.api.conversations_open(users=f"{QUINN},{DANA}")
    assert (again["already_open"], again["channel"]["id"]) == (True, opened["id"])
    assert sandbox.api.chat_postMessage(channel=opened["id"], text="Hello both")["ok"]
    assert [m["text"] for m in sandbox.messages(opened["id"], QUINN)] == ["Hello both"]
    groups = sandbox.api.conversations_list(types="mpim")["channels"]
    assert [each["id"] for each in groups] == [opened["id"]]
    refused = sandbox.refusal("conversations.archive", channel=opened["id"])
    assert refused["error"] == "method_not_supported_for_channel_type"


def test_a_group_message_has_room_for_eight(sandbox: Sandbox) -> None:
    people = [sandbox.post("people", name=f"p{number}")["id"] for number in range(9)]
    assert sandbox.refusal("conversations.open", users=",".join(people))["error"] == "too_many_users"
    assert sandbox.refusal("conversations.open", users=BOT)["error"] == "not_enough_users"
    assert sandbox.api.conversations_open(users=people[:8])["ok"]


def test_people_elsewhere_are_invited_and_accept(sandbox: Sandbox) -> None:
    channel = sandbox.api.conversations_create(name="joint")["channel"]["id"]
    invited = sandbox.api.conversations_inviteShared(channel=channel, emails=["olivia@acme.example"])
    assert sandbox.api.conversations_info(channel=channel)["channel"]["is_pending_ext_shared"] is True
    sandbox.post("invites/accept", invite=invited["invite_id"], user="olivia")
    shared = sandbox.api.conversations_info(channel=channel)["channel"]
    assert (shared["is_ext_shared"], shared["is_pending_ext_shared"]) == (True, False)
    assert OLIVIA in sandbox.api.conversations_members(channel=channel)["members"]


def test_an_invitation_elsewhere_needs_a_channel_and_somebody(sandbox: Sandbox) -> None:
    sandbox.api.conversations_join(channel=GENERAL)
    direct = sandbox.api.conversations_open(users=DANA)["channel"]["id"]
    cases = [
        ({"channel": SHARED}, "recipients_not_specified"),
        ({"channel": SHARED, "emails": "nonsense"}, "invalid_email"),
        ({"channel": SHARED, "user_ids": "U0NOBODY01"}, "user_not_found"),
        ({"channel": SHARED, "user_ids": OLIVIA}, "already_in_channel"),
        ({"channel": GENERAL, "user_ids": OLIVIA}, "cannot_share_mandatory_channel"),
        ({"channel": direct, "user_ids": OLIVIA}, "invalid_channel_type"),
    ]
    seen = [sandbox.refusal("conversations.inviteShared", **given)["error"] for given, _ in cases]
    assert seen == [code for _, code in cases]


def test_the_apps_bot_and_the_workspaces_emoji_can_be_asked_for(sandbox: Sandbox) -> None:
    assert sandbox.api.bots_info(bot="B0SANDBOT1")["bot"]["user_id"] == BOT
    assert sandbox.refusal("bots.info", bot="B0NOWHERE1")["error"] == "bot_not_found"
    assert sandbox.refusal("bots.info")["error"] == "missing_argument"
    sandbox.post("emoji", name="shipit", url="alias:squirrel")
    assert sandbox.api.emoji_list()["emoji"] == {"shipit": "alias:squirrel"}


def test_a_locale_is_told_when_asked_for(sandbox: Sandbox) -> None:
    assert sandbox.api.users_info(user=CLARA, include_locale=True)["user"]["locale"] == "en-US"
    assert "locale" not in sandbox.api.users_info(user=CLARA)["user"]
