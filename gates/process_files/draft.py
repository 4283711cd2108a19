"""A first process file, from what somebody answered."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

LONGEST_KEY = 40
HEAD = "# Written by `gatehouse process new`. Every field: docs/processes.md\n"


@dataclass(frozen=True, slots=True)
class PhaseDraft:
    name: str
    purpose: str
    owner: str  # the name of a role
    signer: str
    items: tuple[str, ...]
    output: str


@dataclass(frozen=True, slots=True)
class ProcessDraft:
    name: str
    summary: str
    manager: str  # the names of roles
    escalates_to: str
    phases: tuple[PhaseDraft, ...]
    client: str | None = None  # confirms at the end that the work has arrived
    phase_word: str = "Phase"


def process_yaml(draft: ProcessDraft) -> str:
    """A file that `gatehouse process check` accepts, as long as each answer fits into its field."""
    return HEAD + yaml.safe_dump(document(draft), sort_keys=False, allow_unicode=True, width=100)


def document(draft: ProcessDraft) -> dict[str, Any]:
    roles = role_keys(draft)
    about = {"key": key_of(draft.name, "-", "process"), "name": draft.name, "version": 1}
    about |= {"phase_word": draft.phase_word, "summary": draft.summary, "manager": roles[draft.manager]}
    about |= {"escalates_to": roles[draft.escalates_to], "delivered_by": "delivered"}
    phase_keys = distinct((phase.name for phase in draft.phases), "phase")
    return {
        **about,
        "roles": {key: role(draft, name) for name, key in roles.items()},
        "milestones": [{"key": "delivered", "name": "Delivered"}],
        "phases": [phase(draft, roles, phase_keys, number) for number in range(len(draft.phases))],
    }


def role_keys(draft: ProcessDraft) -> dict[str, str]:
    """A key for each role, by its name, in the order in which the roles were named."""
    named = [draft.manager, draft.escalates_to]
    named += [name for each in draft.phases for name in (each.owner, each.signer)]
    names = list(dict.fromkeys([*named, *([draft.client] if draft.client else [])]))
    return dict(zip(names, distinct(names, "role"), strict=True))


def role(draft: ProcessDraft, name: str) -> dict[str, Any]:
    owned = [each.name for each in draft.phases if each.owner == name]
    if name == draft.client:
        return {"name": name, "duty": "Confirms that the work has arrived", "external": True}
    if name == draft.manager:
        return {"name": name, "duty": "Owns the delivery from the first day to the last"}
    duty = f"Answers for {', '.join(owned)}" if owned else "Decides where the others cannot"
    return {"name": name, "duty": duty[:200]}


def phase(draft: ProcessDraft, roles: dict[str, str], keys: list[str], number: int) -> dict[str, Any]:
    here, is_last = draft.phases[number], number == len(draft.phases) - 1
    before = draft.phases[number - 1].name if number else None
    signers = [{"role": roles[here.signer], "asks": f"{here.name} is done as it should be"[:200]}]
    if is_last and draft.client:
        signers.append({"role": roles[draft.client], "asks": "The work has arrived"})
    owner = roles[here.owner]
    items = zip(distinct(here.items, "item"), here.items, strict=True)
    made = {
        "key": keys[number], "name": here.name, "purpose": here.purpose, "status": here.name,
        "entry": [f"{before} has passed its gate"[:200] if before else "The work is ordered"],
        "activities": list(here.items), "owner": [owner],
        "checklist": [{"key": key, "text": text, "owner": owner} for key, text in items],
        "gate": {"sign_offs": signers, "sent_back_to": keys[number]},
        "output": here.output,
    }  # fmt: skip
    return made | ({"milestones": {"end": "delivered"}} if is_last else {})


def distinct(names: Iterable[str], kind: str) -> list[str]:
    """A key for each name, none of them twice."""
    keys: list[str] = []
    for name in names:
        key = wanted = key_of(name, "_", kind)
        number = 1
        while key in keys:
            number += 1
            key = f"{wanted[: LONGEST_KEY - 4]}_{number}"
        keys.append(key)
    return keys


def key_of(name: str, joint: str, kind: str) -> str:
    """Small letters, digits and joints; where a name has no such letter, what it is the name of."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    key = joint.join(words)[:LONGEST_KEY].strip(joint)
    is_kept = key == "rework" or key.startswith("condition_")  # for items that a round adds
    if len(key) < 2 or not key[0].isalpha() or is_kept:
        key = f"{kind}{joint}{key}"[:LONGEST_KEY].strip(joint)
    return key
