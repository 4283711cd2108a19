"""Which test of the rule book covers which field of a process file, and with which of its two outcomes."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from gates.process import Process

Test = TypeVar("Test", bound=Callable[..., Any])

# What is only shown, or only names the thing that others speak of: nothing is decided by it.
WORDS = {
    "Process": ("key", "extends", "name", "version", "phase_word", "summary", "complete_status"),
    "Role": ("name", "duty"),
    "Milestone": ("key", "name"),
    "Phase": ("key", "name", "purpose", "status", "entry", "activities", "output"),
    "PackageItem": ("key", "text"),
    "ChecklistItem": ("key", "text"),
    "FailureAsk": ("key", "text"),
    "Threshold": ("unit",),
    "SignOffRule": ("asks",),
}
# What holds other fields, each of which has its own cases.
CONTAINERS = {
    "Process": ("roles", "milestones", "phases", "calendar", "digests"),
    "Phase": ("checklist", "gate", "milestones", "opens", "handoff"),
    "Opening": ("date",),
    "Handoff": ("package",),
    "GateRule": ("sign_offs",),
    "Calendar": ("quiet",),
}


def allowed(*_switches: str) -> Callable[[Test], Test]:
    """The marked test shows what goes through by these fields, or where they are left out."""
    return lambda test: test


def refused(*_switches: str) -> Callable[[Test], Test]:
    """The marked test shows what they refuse, ask for, or keep waiting."""
    return lambda test: test


def switches() -> set[str]:
    """Every field of a process file that decides something, as "GateRule.separate"."""
    return {
        f"{model.__name__}.{field}"
        for model in models_below(Process, set())
        for field in model.model_fields
        if field not in (*WORDS.get(model.__name__, ()), *CONTAINERS.get(model.__name__, ()))
    }


def models_below(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            yield from models_below(inner, seen)


def models_in(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in get_args(hint):
        yield from models_in(argument)
