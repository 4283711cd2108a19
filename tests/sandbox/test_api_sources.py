"""Error codes and arguments against methods.json (slack-ruby/slack-api-ref, MIT)."""

import json
import re
from pathlib import Path

import sandbox.api.answering  # registers every method
from sandbox.api.registry import DEMANDS, HANDLERS

API = Path(sandbox.api.__file__).parent
METHODS = json.loads((API / "methods.json").read_text())["methods"]

# docs.slack.dev, "Using the Web API": any method can answer these
GENERAL = {
    "not_authed", "invalid_auth", "not_allowed_token_type", "missing_scope", "invalid_arguments",
    "invalid_json", "json_not_object", "unknown_method",
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
