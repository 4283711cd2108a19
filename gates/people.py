"""Who acts: the person that Slack signed for, or the operator at the command line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    user_id: str
    is_admin: bool = False  # an admin of the workspace, or named in the settings
    is_external: bool = False  # somebody of another company, in a shared channel
    sees_private: bool = False  # whatever is granted: named in the settings, or the house itself


CLOCK = Person("clock", sees_private=True)
CHECKS = Person("checks")  # by which a gate passes that nobody signs


def spoken_list(words: list[str], joint: str = "and") -> str:
    """The words as one reads them aloud: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"
