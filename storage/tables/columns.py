"""Column types that read and write the plain values of `gates`, the same on both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Dialect, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

from gates.process_files.types import Model
from gates.sign_offs.signoff import Condition

JsonDocument = JSON().with_variant(JSONB(), "postgresql")


class Instant(TypeDecorator[datetime]):
    """A zone-aware moment, always read back in UTC. SQLite keeps ISO 8601 text, which sorts as time does."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.isoformat(timespec="microseconds") if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return datetime.fromisoformat(value) if dialect.name == "sqlite" else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """A member of a StrEnum, kept as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        return None if value is None else self.words(value)


class Conditions(TypeDecorator[list[Condition]]):
    """The conditions of a sign-off, as one JSON document."""

    impl = JsonDocument
    cache_ok = True

    def process_bind_param(self, value: list[Condition] | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return [written(condition) for condition in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> list[Condition]:  # noqa: ARG002
        return conditions(value)


class Checked(TypeDecorator[Model]):
    """A checked value, such as a calendar, as one JSON document."""

    impl = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    cache_ok = True

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.model = model

    def process_bind_param(self, value: Model | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else value.model_dump(mode="json", exclude_none=True)

    def process_result_value(self, value: Any, dialect: Dialect) -> Model | None:  # noqa: ARG002
        return None if value is None else self.model.model_validate(value)


def written(condition: Condition) -> dict[str, str | None]:
    return {
        "text": condition.text,
        "owner": condition.owner,
        "owner_user": condition.owner_user,
        "due_on": condition.due_on.isoformat() if condition.due_on else None,
        "phase": condition.phase,
    }


def conditions(documents: list[dict[str, str | None]]) -> list[Condition]:
    return [
        Condition(
            cast(str, document["text"]),
            cast(str, document["owner"]),
            document["owner_user"],
            date.fromisoformat(due) if (due := document["due_on"]) else None,
            document.get("phase"),  # conditions from before that have none
        )
        for document in documents
    ]


def from_json(column: Column[Any]) -> Callable[[Any], Any] | None:
    """What turns a JSON value of this column into the value it stands for; None where it is the same."""
    match column.type:
        case Instant():
            return datetime.fromisoformat
        case Date():
            return date.fromisoformat
        case Boolean():
            return bool
        case Word() as word:
            return word.words
        case Conditions():
            return conditions
    return None
