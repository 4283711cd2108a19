"""slack_sdk's models refuse nothing that the validator lets through.

They take milliseconds for a card, so they stand here instead of in the validator.
"""

from hypothesis import given

from tests.sandbox.corpus import VALID, problems
from tests.sandbox.models import refused_by_models
from tests.sandbox.mutating import MESSAGES, MODALS, mutated
from tests.sandbox.valid_blocks import Json, modal

LONG = modal({"type": "divider"}, title={"type": "plain_text", "text": "x" * 25})


def test_the_models_take_everything_that_slack_takes() -> None:
    valid = [case for case in VALID if case.surface != "suggestions"]
    refused = {case.name: found for case in valid if (found := refused_by_models(case.surface, case.payload))}
    assert refused == {}


def test_the_models_do_refuse_much_of_what_is_broken() -> None:
    """slack.md, "Limits": they catch about two thirds of the violations."""
    assert refused_by_models("modal", LONG)
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}
    assert refused_by_models("message", {"blocks": [section]})


@given(payload=mutated(MESSAGES))
def test_the_models_refuse_no_message_that_the_validator_lets_through(payload: Json) -> None:
    assert problems("message", payload) or refused_by_models("message", payload) == []


@given(payload=mutated(MODALS))
def test_the_models_refuse_no_modal_that_the_validator_lets_through(payload: Json) -> None:
    assert problems("modal", payload) or refused_by_models("modal", payload) == []
