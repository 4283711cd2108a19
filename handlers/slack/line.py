"""What stood behind `/gate`, read forgivingly."""

import html
import re
from dataclasses import dataclass

from messages.subcommands import ALSO, SUBCOMMANDS

SHARE = {"--share", "—share"}  # some keyboards make one dash of two
MENTION = re.compile(r"<([@#])([A-Z0-9]+)(?:\|([^>]*))?>")
ADDRESS = re.compile(r"<(https?://[^|>]+)(?:\|[^>]*)?>")
PERSON = re.compile(r"<@([UW][A-Z0-9]{2,30})(?:\|[^>]*)?>")

# Subcommands that are understood wherever they stand, because they change nothing.
ANYWHERE = ("status", "list", "waiting", "history", "find", "portfolio", "record", "archived")


@dataclass(frozen=True)
class Line:
    """Subcommand, other words, and whether everybody may read the answer.

    `rest` is as people read it; in `typed` a person stands as Slack writes them, with their id.
    """

    word: str
    rest: str
    shared: bool
    typed: str = ""

    @classmethod
    def read(cls, text: str) -> "Line":
        words = text.split()
        said = [word for word in words if word not in SHARE]
        if not said:
            return cls("help", "", shared=said != words)
        place = place_of(said)
        typed = " ".join(said[:place] + said[place + 1 :])
        word = readable(said[place]).lower()
        return cls(ALSO.get(word, word), readable(typed), shared=said != words, typed=typed)

    @property
    def people(self) -> list[str]:
        return PERSON.findall(self.typed)


def place_of(said: list[str]) -> int:
    """Where the subcommand stands: “acme status” means “status acme”."""
    begins = said[0].lower() in {each.name for each in SUBCOMMANDS}
    return len(said) - 1 if said[-1].lower() in ANYWHERE and not begins else 0


def readable(text: str) -> str:
    """As it was typed: Slack writes people, channels, links and three signs in its own way."""
    named = MENTION.sub(lambda found: f"{found[1]}{found[3] or found[2]}", text)
    return html.unescape(ADDRESS.sub(lambda found: found[1], named))
