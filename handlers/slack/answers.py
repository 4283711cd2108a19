"""What a person filled in, checked field by field at the border."""

import re
from datetime import date
from typing import Any

from gates.refusal import Refusal
from messages import fields
from messages.ids import Field

PERSON = re.compile(r"[UW][A-Z0-9]{2,30}")
FILE = re.compile(r"F[A-Z0-9]{2,30}")
CHANNEL = re.compile(r"[CDG][A-Z0-9]{2,30}")
# Control characters, and halves of characters, which no database takes.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
MOST_PEOPLE = 30  # for one role


class Answers:
    """Reads `view.state.values`. Each reader raises a Refusal that belongs to its field."""

    def __init__(self, view: dict[str, Any]) -> None:
        self._values: dict[str, dict[str, Any]] = (view.get("state") or {}).get("values") or {}

    def _element(self, field: str) -> dict[str, Any]:
        block = self._values.get(field)
        if not isinstance(block, dict):
            return {}
        element = next(iter(block.values()), None)  # the only one, whatever its action_id
        return element if isinstance(element, dict) else {}

    def rows(self, prefix: str) -> list[str]:
        """What stands behind the colon in the fields that repeat, in the order of the form."""
        return [field.removeprefix(prefix) for field in self._values if field.startswith(prefix)]

    def has(self, field: str) -> bool:
        return field in self._values

    def optional_text(self, field: str, longest: int) -> str | None:
        value = self._element(field).get("value")
        text = CONTROL.sub("", value).strip() if isinstance(value, str) else ""
        if len(text) > longest:
            raise Refusal(f"Please keep this under {longest} characters; it has {len(text)}.", field=field)
        return text or None

    def text(self, field: str, longest: int) -> str:
        text = self.optional_text(field, longest)
        if text is None:
            raise Refusal("Please fill this in.", field=field)
        return text

    def optional_reason(self) -> str | None:
        """Of a change that needs one only from some moment on."""
        return self.optional_text(Field.REASON, fields.REASON)

    def line(self, field: str, longest: int) -> str:
        return " ".join(self.text(field, longest).split())

    def optional_day(self, field: str) -> date | None:
        value = self._element(field).get("selected_date")
        if not value:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise Refusal("Please pick a date.", field=field) from None

    def day(self, field: str) -> date:
        day = self.optional_day(field)
        if day is None:
            raise Refusal("Please pick a date.", field=field)
        return day

    def optional_choice(self, field: str) -> str | None:
        option = self._element(field).get("selected_option")
        value = option.get("value") if isinstance(option, dict) else None
        return str(value) if value is not None else None

    def choice(self, field: str) -> str:
        value = self.optional_choice(field)
        if value is None:
            raise Refusal("Please choose one.", field=field)
        return value

    def choices(self, field: str, most: int) -> list[str]:
        """Of a list in which any number may be ticked; what the list does not have is for the caller."""
        options = self._element(field).get("selected_options") or []
        if not isinstance(options, list) or len(options) > most:
            raise Refusal(f"Please choose at most {most}.", field=field)
        return [str(option.get("value")) for option in options if isinstance(option, dict)]

    def number(self, field: str, low: int, high: int) -> int:
        element = self._element(field)
        value = self.optional_choice(field) if "selected_option" in element else element.get("value")
        text = str(value or "").strip()
        if not re.fullmatch(r"\d{1,6}", text) or not low <= int(text) <= high:
            raise Refusal(f"Please give a whole number from {low} to {high}.", field=field)
        return int(text)

    def optional_number(self, field: str, low: int, high: int) -> int | None:
        return self.number(field, low, high) if self._element(field).get("value") else None

    def optional_person(self, field: str) -> str | None:
        value = self._element(field).get("selected_user")
        return checked(value, PERSON, "Please choose a person.", field) if value else None

    def person(self, field: str) -> str:
        person = self.optional_person(field)
        if person is None:
            raise Refusal("Please choose a person.", field=field)
        return person

    def people(self, field: str) -> list[str]:
        chosen = self._element(field).get("selected_users") or []
        if len(chosen) > MOST_PEOPLE:
            raise Refusal(f"Please choose at most {MOST_PEOPLE} people.", field=field)
        return [
            checked(user, PERSON, "Please choose people from the list.", field)
            for user in dict.fromkeys(chosen)
        ]

    def file(self, field: str) -> str:
        """The id of the one file that was handed in."""
        files = self._element(field).get("files")
        first = files[0] if isinstance(files, list) and files else None
        named = first.get("id") if isinstance(first, dict) else None
        return checked(named, FILE, "Please add a file.", field)

    def files(self, field: str, most: int) -> list[str]:
        """The ids of those that were handed in."""
        files = self._element(field).get("files") or []
        if not isinstance(files, list) or len(files) > most:
            raise Refusal(f"Please add at most {most} files.", field=field)
        named = [each.get("id") if isinstance(each, dict) else None for each in files]
        return [checked(each, FILE, "Please add a file.", field) for each in named]

    def optional_channel(self, field: str) -> str | None:
        element = self._element(field)
        value = element.get("selected_conversation") or element.get("selected_channel")
        return checked(value, CHANNEL, "Please choose a channel.", field) if value else None


def checked(value: object, pattern: re.Pattern[str], sentence: str, field: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Refusal(sentence, field=field)
    return value
