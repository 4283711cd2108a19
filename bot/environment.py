"""Reads the settings, and says in one sentence which are wrong and where the right ones are found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.setting_types import Cure
from bot.settings import DatabaseSettings, Settings

Kind = TypeVar("Kind", bound=DatabaseSettings)


class SettingsInvalid(Exception):
    """One sentence for the operator that names every wrong setting; it never contains a value."""


@dataclass(frozen=True)
class DocumentedSetting:
    """A setting by the name that it has in the environment."""

    name: str
    meaning: str
    default: str
    cure: str


def load(kind: type[Kind]) -> Kind:
    """Read the environment and a `.env` file. Raises SettingsInvalid."""
    nothing: dict[str, Any] = {}
    try:
        return kind(**nothing)
    except ValidationError as error:
        # "from None": pydantic's own text must not reach a log together with what was typed.
        raise SettingsInvalid(_sentence(kind, error)) from None


def missing(name: str) -> SettingsInvalid:
    """For a setting that only some commands need."""
    setting = next(setting for setting in documented_settings() if setting.name == name)
    return SettingsInvalid(f"{name} is missing: {setting.cure}.")


def documented_settings(kind: type[DatabaseSettings] = Settings) -> Iterator[DocumentedSetting]:
    for field, info in kind.model_fields.items():
        yield DocumentedSetting(
            name=_name(kind, field),
            meaning=info.description or "",
            default=str(info.default) if info.default and not info.is_required() else "",
            cure=_cure(info.metadata) or _cure(getattr(info.annotation, "__args__", ())),
        )


def _cure(notes: Any) -> str:
    """The cure among a field's notes, or among those of the type that an optional field holds."""
    for note in notes:
        if isinstance(note, Cure):
            return note.text
        if inner := _cure(getattr(note, "__metadata__", ())):
            return inner
    return ""


def _sentence(kind: type[DatabaseSettings], error: ValidationError) -> str:
    problems = {
        _name(kind, str(problem["loc"][0])): "missing" if problem["type"] == "missing" else "malformed"
        for problem in error.errors()
    }
    wrong = [setting for setting in documented_settings(kind) if setting.name in problems]
    told = [f"{setting.name} is {problems[setting.name]}: {setting.cure}" for setting in wrong]
    return "; and ".join(told) + "."


def _name(kind: type[DatabaseSettings], located: str) -> str:
    """The setting's name in the environment; pydantic locates an error by field name or by alias."""
    info = kind.model_fields.get(located)
    return located if info is None else str(info.validation_alias or f"GATEHOUSE_{located.upper()}")
