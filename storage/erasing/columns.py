"""Where words can stand: every column with text of every table, so that one which is added is covered."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, MetaData, Table, Text, cast, or_
from sqlalchemy.types import TypeDecorator

from gates.erasing.subject import DataSubject
from storage.tables import metadata
from storage.tables.audit import audit_log
from storage.tables.columns import Checked, Conditions, JsonDocument
from storage.tables.portfolio import delivery_people, findings, search_texts, standings, waits
from storage.tables.rights import workspace_log
from storage.tables.settings import setting_changes, workspace_settings

LOGS = (audit_log, workspace_log)  # hashed, see `logs`
DERIVED = (standings, waits, delivery_people, findings, search_texts)  # written anew from the rest
KEYED_BY_WORDS = (workspace_settings, setting_changes)  # a client's name stands in their keys
# Keys of a process file, ids and addresses within Slack, which say what a row is about.
KEYS = {
    "key", "phase", "role", "item", "kind", "milestone", "owner", "giver", "receiver", "process", "id",
    "hash", "previous_hash", "sha256", "intent", "signature", "public_key", "body_sha256", "seen_sha256",
    "shown_digest", "head_hash", "name_folded", "client_folded",
}  # fmt: skip


def searched_tables() -> list[Table]:
    return [table for table in metadata.sorted_tables if table not in (*LOGS, *DERIVED)]


def searched_columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if holds_words(column)]


def holds_words(column: Column[Any]) -> bool:
    if column.name in KEYS and not (column.name == "key" and column.table in KEYED_BY_WORDS):
        return False
    if column.name in ("workspace_id", "delivery_id") or column in linked():
        return False
    return is_document(column) or isinstance(column.type, Text)


@cache
def linked() -> set[Column[Any]]:
    """Columns that hold tables together."""
    links = [link for table in metadata.tables.values() for link in table.foreign_keys]
    return {link.parent for link in links} | {link.column for link in links}


def is_document(column: Column[Any]) -> bool:
    kind: Any = column.type
    return isinstance(kind, JSON | Conditions | Checked) or (
        isinstance(kind, TypeDecorator) and isinstance(kind.impl, JSON)
    )


@cache
def as_stored(table: Table) -> Table:
    """The same table, with its documents as plain lists and words, whatever they are read as elsewhere."""
    columns = [
        Column(each.name, JsonDocument if is_document(each) else each.type, primary_key=each.primary_key)
        for each in table.columns
    ]
    return Table(table.name, MetaData(), *columns)


def may_name(columns: list[Column[Any]], subject: DataSubject) -> ColumnElement[bool] | None:
    """A quick look in the database, which finds what the pattern does, and more; None: look at all."""
    parts = [quick_part(word) for word in subject.words]
    if not all(parts):
        return None
    return or_(*(cast(column, Text).icontains(part) for column in columns for part in parts if part))


def quick_part(word: str) -> str | None:
    """Its longest run of plain letters, which stands the same in text and in JSON."""
    runs = re.findall("[A-Za-z0-9]+", word)
    longest = max(runs, key=len, default="")
    return longest if len(longest) > 1 else None


def strings_in(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from strings_in(each)
        case dict():
            for each in value.values():
                yield from strings_in(each)


def replaced(value: Any, subject: DataSubject, pseudonym: str) -> Any:
    match value:
        case str():
            return subject.replaced(value, pseudonym)
        case list():
            return [replaced(each, subject, pseudonym) for each in value]
        case dict():
            return {name: replaced(each, subject, pseudonym) for name, each in value.items()}
    return value
