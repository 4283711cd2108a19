"""Who is to be erased: by the id that Slack gives them, and by the words that name them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from unicodedata import normalize

from gates.refusal import Refusal

MEMBER = re.compile(r"[UW][A-Z0-9]{2,30}")
MOST, SHORTEST, LONGEST = 20, 3, 254
TYPED = 1500  # characters of all of them together
MARKS = "*_~`"  # what is said in Slack may hold others that look alike in their place

NAME_THEM = "Write the names and addresses to erase, each on a line of its own, or a member id."


@dataclass(frozen=True)
class DataSubject:
    """`words` are names and mail addresses, as they may stand in what people typed."""

    user_id: str | None
    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds each of the words as a whole, in any case; None where there are none."""
        forms = {normalize(form, word) for word in self.words for form in ("NFC", "NFD")}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        return re.compile("|".join(map(whole, longest_first)), re.IGNORECASE) if forms else None

    def is_in(self, text: str) -> bool:
        return self.pattern is not None and self.pattern.search(text) is not None

    def replaced(self, text: str, pseudonym: str) -> str:
        return text if self.pattern is None else self.pattern.sub(pseudonym, text)


def subject_named(user_id: str | None, typed: Iterable[str]) -> DataSubject:
    """Raises Refusal for what would erase nobody, or far too much."""
    if user_id and not MEMBER.fullmatch(user_id):
        raise Refusal("A member id looks like U012AB3CD: copy it from the person's profile.", field="user_id")
    words = tuple(dict.fromkeys(said for each in typed if (said := " ".join(each.split()))))
    if not words and not user_id:
        raise Refusal(NAME_THEM, field="name")
    if len(words) > MOST or sum(map(len, words)) > TYPED:
        raise Refusal(f"Erase {MOST} names and addresses at a time at most.", field="name")
    for word in words:
        check_word(word)
    return DataSubject(user_id, words)


def with_names(subject: DataSubject, names: Iterable[str]) -> DataSubject:
    """And by these, which are theirs for certain; a short one would be found in other words' places."""
    known = {word.casefold() for word in subject.words}
    said = (" ".join(name.split()) for name in names)
    more = [name for name in said if len(name) > SHORTEST and name.casefold() not in known]
    return DataSubject(subject.user_id, (*subject.words, *dict.fromkeys(more)))


def check_word(word: str) -> None:
    letters = sum(each.isalpha() for each in word)
    if MEMBER.fullmatch(word) and any(each.isdigit() for each in word):
        raise Refusal(f"“{word}” is a member id: write it into its own field.", field="name")
    if letters < SHORTEST - any(ord(each) > 0x2E7F for each in word) or len(word) > LONGEST:
        raise Refusal(
            f"“{word[:60]}” would be found in too many places, or in none: write the whole name.",
            field="name",
        )


def whole(word: str) -> str:
    """As a pattern: spaces of any kind, and not as a part of another word or address."""
    spelt = r"\s+".join("".join(map(spelling, part)) for part in word.split())
    if "@" in word:
        return rf"(?<![\w.+-]){spelt}(?![\w-]|\.\w)"
    return rf"(?<!\w){spelt}(?!\w)"


def spelling(character: str) -> str:
    if character in MARKS:
        return "."
    escaped = escape(character, quote=False)
    own = re.escape(character)
    return own if escaped == character else f"(?:{own}|{re.escape(escaped)})"


def pseudonym(number: int) -> str:
    """What stands for a person, the same in every place."""
    return f"a person who left ({number})"
