"""A CI that reports checks, and a small piece of work whose process waits for them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import httpx

from gates.delivery import Delivery
from gates.phases.starting import Plan
from gates.process_files.file import load_process
from handlers.acts import check_tokens, starting
from handlers.desk import Desk
from tests.driver.door import numbers
from tests.driver.scenes import CLARA, DANA, PABLO, TEAM_CHANNEL, click
from tests.driver.stage import Stage

Json = dict[str, Any]

PROCESS = """\
key: small-release
name: Small release
version: 1
summary: A release, from the tests to the rollout.
manager: lead
escalates_to: boss
delivered_by: released
roles:
  lead: {name: Lead, duty: Owns the release}
  engineer: {name: Engineer, duty: Builds and runs it}
  boss: {name: Boss, duty: Decides}
milestones:
  - {key: released, name: Released}
phases:
  - key: build
    name: Build
    purpose: Build it.
    status: Building
    entry: [It is ordered]
    activities: [Build]
    owner: [engineer]
    supporting: [lead]
    checklist:
      - {key: tests, text: The tests pass, owner: engineer, automated: true}
      - {key: read, text: Somebody else has read it, owner: lead}
    gate:
      sign_offs:
        - {role: engineer, asks: It may be released}
      sent_back_to: build
    output: The build
  - key: rollout
    name: Rollout
    purpose: Release it.
    status: Rollout
    entry: [It is built]
    activities: [Release]
    owner: [engineer]
    supporting: [lead]
    checklist:
      - key: failure_rate
        text: Few changes fail
        owner: engineer
        automated: true
        evidence: required
        threshold: {at_most: 15, unit: "%"}
        if_failing: {key: rolled_back, text: The release is rolled back, owner: lead}
        milestone: released
    gate:
      sign_offs:
        - {role: engineer, asks: It is out}
      exceptions: false
      sent_back_to: build
    output: The release
"""


def started(
    desk: Desk, name: str = "Checkout 2", channel: str = TEAM_CHANNEL, process: str = PROCESS
) -> Delivery:
    """Dana leads, Pablo builds; the first phase is open."""
    plan = Plan(
        name=name, client=None, scope="A faster checkout.", internal_channel=channel, client_channel=None,
        intake_on=date(2026, 1, 4), agreed_on=date(2027, 2, 26), targets={"released": date(2027, 1, 11)},
        holders={"lead": [DANA], "engineer": [PABLO], "boss": [CLARA]},
    )  # fmt: skip
    delivery = starting.start_delivery(desk, click(desk, DANA), load_process(process, "small.yml"), plan)
    assert delivery is not None
    return delivery


class Ci:
    """Reports over HTTP, with a token that was made by the act itself."""

    def __init__(self, stage: Stage, secret: str) -> None:
        self.secret = secret
        self.url = stage.bot_url.replace("/slack/events", "/api/checks")

    @classmethod
    def of(cls, stage: Stage, delivery: Delivery) -> "Ci":
        _, secret = check_tokens.make(stage.desk, click(stage.desk, DANA), "CI", delivery.id)
        return cls(stage, secret)

    @classmethod
    def of_workspace(cls, stage: Stage) -> "Ci":
        _, secret = check_tokens.make(stage.desk, click(stage.desk, CLARA), "All", None)
        return cls(stage, secret)

    def report(self, item: str, result: str = "pass", key: str = "", **more: Any) -> httpx.Response:
        return self.send({"item": item, "result": result, **more}, key=key)

    def send(self, body: Json, *, key: str = "", headers: Mapping[str, str] | None = None) -> httpx.Response:
        about = {
            "Authorization": f"Bearer {self.secret}",
            "Idempotency-Key": key or f"run-{next(numbers)}",
        }
        return httpx.post(self.url, json=body, headers={**about, **(headers or {})}, timeout=20, verify=False)


def sentence(answer: httpx.Response) -> str:
    """The one sentence of a refusal."""
    [error] = answer.json()["errors"]
    return str(error["sentence"])
