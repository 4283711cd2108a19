"""What the demo shows at its start: one delivery that waits at its first gate."""

import json
import urllib.error
import urllib.request
from datetime import date, timedelta
from typing import Any

from bot.clock import Clock
from gates.process import Evidence, Process
from gates.process_files.shipped import shipped_processes
from messages.ids import HOLDER, TARGET, Action, Field

HOLDERS = {
    "delivery_manager": "U0DANA0001",
    "client_intake_manager": "U0INES0001",
    "production_architect": "U0PABLO001",
    "qa_engineer": "U0QUINN001",
    "deployment_specialist": "U0DIEGO001",
    "cto": "U0CLARA001",
    "client": "U0OLIVIA01",
}
INTERNAL, CLIENTS = "C0ACMETLNT", "C0ACMESHRD"
NAME = "Talent Finder"
WAIT_SECONDS = 15
LOOKS = 60

Json = dict[str, Any]


class SeedFailed(Exception):
    """The sample delivery could not be started."""


def seed(sandbox_url: str) -> None:
    """Start the sample delivery as people would, through the sandbox at this address."""
    process = shipped_processes()["client-delivery"]
    town = Town(sandbox_url)
    start_delivery(town, process)
    hand_package_over(town, process)
    for item in process.phases[0].checklist[:2]:
        town.press("dana", Action.ITEM_TICK, item=item.key)


def start_delivery(town: "Town", process: Process) -> None:
    today = Clock().now().date()
    town.act("command", "ines", channel=INTERNAL, command="/gate", text="start")
    first = {
        Field.CLIENT: {"value": "Acme Robotics"},
        Field.NAME: {"value": NAME},
        Field.SCOPE: {"value": "An assistant that finds the right engineer for each robot."},
        Field.INTAKE_ON: picked(today),
        Field.AGREED_ON: picked(friday(today, 7)),
        Field.INTERNAL_CHANNEL: {"selected_conversation": INTERNAL},
        Field.CLIENT_CHANNEL: {"selected_conversation": CLIENTS},
    }
    town.act("submit", "ines", values=fields(first))
    second: dict[str, Json] = {
        f"{HOLDER}{role}": {"selected_users": [user]} for role, user in HOLDERS.items()
    }
    planned = [milestone.key for milestone in process.milestones if milestone.planned]
    for week, key in enumerate(planned, 1):
        second[f"{TARGET}{key}"] = picked(friday(today, week))
    town.act("submit", "ines", values=fields(second))


def hand_package_over(town: "Town", process: Process) -> None:
    handoff = process.phases[0].handoff
    for item in handoff.package if handoff else ():
        if item.evidence is Evidence.REQUIRED:
            town.press("ines", Action.ITEM_EVIDENCE, item=item.key)
            evidence = {Field.EVIDENCE: {"value": "https://files.example/acme/requirements-signed.pdf"}}
            town.act("submit", "ines", values=fields(evidence))
        else:
            town.press("ines", Action.ITEM_TICK, item=item.key)
    town.press("ines", Action.HANDOFF_OFFER)
    town.press("dana", Action.HANDOFF_ACCEPT)


def friday(today: date, weeks: int) -> date:
    return today + timedelta(days=4 - today.weekday(), weeks=weeks)


def picked(day: date) -> Json:
    return {"selected_date": day.isoformat()}


def fields(answers: dict[Any, Json]) -> Json:
    return {str(field): {element_of(str(field)): answer} for field, answer in answers.items()}


def element_of(field: str) -> str:
    """The id of its element: mostly the field's own, but a choice of people is sent at once."""
    return Action.START_HOLDERS.value if field.startswith(HOLDER) else field


def said(element: Json) -> Json:
    """What the button is about."""
    told: Json = json.loads(element["value"])
    return told


class Town:
    """The sandbox's people, by its control API."""

    def __init__(self, address: str) -> None:
        self._address = address

    def act(self, act: str, user: str, **body: Any) -> None:
        outcome = self._call(f"act/{act}", {"user": user, **body})
        if not outcome["ok"] or (outcome.get("response") or {}).get("errors"):
            raise SeedFailed(f"{user} could not {act}: {outcome}")

    def press(self, user: str, action: Action, **about: str) -> None:
        """The newest button of this kind in the internal channel, as soon as it is shown."""
        seen = 0
        for _ in range(LOOKS):
            for message in reversed(self._call(f"channels/{INTERNAL}/messages?as={user}")):
                if value := self._value(message, action, about):
                    # without the block: it gets another id whenever the card is drawn anew
                    place = {"channel": INTERNAL, "message_ts": message["ts"]}
                    self.act("click", user, **place, action_id=action, value=value)
                    return
            seen = self._call(f"wait?after={seen}&timeout={WAIT_SECONDS / LOOKS}")["last"]
        raise SeedFailed(f"the button {action} did not appear")

    def _value(self, message: Json, action: Action, about: dict[str, str]) -> str | None:
        for block in message.get("blocks") or []:
            for element in [block.get("accessory") or {}, *block.get("elements", [])]:
                if element.get("action_id") == action and said(element).items() >= about.items():
                    return str(element["value"])
        return None

    def _call(self, path: str, body: Json | None = None) -> Any:
        request = urllib.request.Request(  # noqa: S310  our own address
            f"{self._address}/sandbox/{path}",
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            raise SeedFailed(f"the sandbox refused {path}: {refused.read().decode()}") from None
