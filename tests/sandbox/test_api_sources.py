"""Error codes and arguments against methods.json (slack-ruby/slack-api-ref, MIT)."""

import json
import re
from pathlib import Path

import sandbox.api.answering  # registers every method
from sandbox.api.registry import DEMANDS, HANDLERS

API = Path(sandbox.api.__file__).parent
METHODS = json.loads((API / "methods.json").read_text())["methods"]

# slack-api-ref, "errors" of chat.postMessage and every other method, and
# docs.slack.dev, "Using the Web API" (the JSON ones, unknown_method): any method can answer these
GENERAL = {
    "account_inactive", "invalid_arg_name", "invalid_arguments", "invalid_array_arg", "invalid_auth",
    "invalid_charset", "invalid_form_data", "invalid_json", "invalid_post_type", "json_not_object",
    "missing_post_type", "missing_scope", "not_allowed_token_type", "not_authed", "ratelimited",
    "token_revoked", "unknown_method",
}  # fmt: skip
# Not in the reference, but answered by Slack: slackapi/bolt-js#2307 (thread_not_found),
# jenkinsci/slack-plugin#584 (invalid_thread_ts), docs.slack.dev conversations.open (cannot_dm_bot),
# docs.slack.dev "Pagination" (invalid_limit on every paged method).
OBSERVED = {"thread_not_found", "invalid_thread_ts", "cannot_dm_bot", "invalid_limit"}


def test_every_method_of_the_reference_is_answered_and_no_other() -> None:
    assert HANDLERS.keys() == METHODS.keys() == DEMANDS.keys()


def test_no_error_code_is_made_up() -> None:
    listed = {code for method in METHODS.values() for code in method["errors"]}
    answered = {
        code
        for file in API.glob("*.py")
        for code in re.findall(r'(?:Refused\(|return |_message\(request, )"([a-z_]+)"', file.read_text())
    }
    assert {"channel_not_found", "cant_update_message", "already_in_channel"} <= answered
    assert answered - listed - GENERAL - OBSERVED == set()
