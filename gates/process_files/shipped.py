"""The processes that come with Gatehouse."""

from functools import cache

from gates.process import Process
from gates.process_files.file import load_process
from gates.process_files.shipped_texts import shipped_texts


@cache
def shipped_processes() -> dict[str, Process]:
    """Every shipped process by its key."""
    return {key: load_process(text, f"{key}.yml") for key, text in shipped_texts().items()}
