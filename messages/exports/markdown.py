"""Typed text in Markdown: shown as it was typed, on one line, and never as marks."""

import re

MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
LIST = re.compile(r"^([-+]|\d+[.)])(?=\s)")


def literal(text: str) -> str:
    flat = MARKS.sub(r"\\\1", " ".join(text.split()))
    return LIST.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", flat)
