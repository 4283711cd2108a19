"""What slack-ruby/slack-api-ref (MIT) says of each method, and the errors that any method has."""

import json
from pathlib import Path
from typing import Any

REFERENCE: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("reference.json").read_text())[
    "methods"
]

# slack-api-ref, "errors" of chat.postMessage and every other method, and
# docs.slack.dev, "Using the Web API" (the JSON ones, unknown_method): any method can answer these
GENERAL = {
    "account_inactive", "invalid_arg_name", "invalid_arguments", "invalid_array_arg", "invalid_auth",
    "invalid_charset", "invalid_form_data", "invalid_json", "invalid_post_type", "json_not_object",
    "missing_post_type", "missing_scope", "not_allowed_token_type", "not_authed", "ratelimited",
    "token_revoked", "unknown_method",
}  # fmt: skip

# Not in the reference for this method, but answered by Slack
OBSERVED = {
    ("apps.connections.open", "access_denied"),  # slack.md, "Socket Mode": link_disabled
    ("api.test", "my_error"),  # docs.slack.dev, api.test: whatever is asked for
    ("chat.postMessage", "cannot_dm_bot"),  # docs.slack.dev, conversations.open
    ("conversations.open", "cannot_dm_bot"),
    ("chat.postMessage", "invalid_thread_ts"),  # jenkinsci/slack-plugin#584
    ("chat.postMessage", "thread_not_found"),  # slackapi/bolt-js#2307
    ("canvases.create", "channel_not_found"),
    ("conversations.canvases.create", "channel_not_found"),  # docs.slack.dev, "Conversations API"
    ("reactions.add", "not_in_channel"),  # HubSpot/slack-client#356
}
# The same rules for the same arguments as in chat.postMessage; no report about these methods was found
SHARED_RULES = {"invalid_thread_ts", "thread_not_found", "msg_blocks_too_long"}
POSTING = {"chat.postEphemeral", "chat.scheduleMessage", "chat.update", "files.completeUploadExternal"}
PAGED = "invalid_limit"  # docs.slack.dev, "Pagination": on every paged method


def is_documented(method: str, code: str) -> bool:
    listed = REFERENCE.get(method, {"errors": ()})["errors"]
    shared = method in POSTING and code in SHARED_RULES
    return shared or code in GENERAL or code == PAGED or code in listed or (method, code) in OBSERVED
