"""The processes that come with Gatehouse."""

from functools import cache
from importlib.resources import files

from gates.process import Process
from gates.process_file import load_process


@cache
def shipped_processes() -> dict[str, Process]:
    """Every shipped process by its key, which is the name of its file."""
    names = sorted(file.name for file in files("gates").joinpath("processes").iterdir())
    keys = [name.removesuffix(".yml") for name in names if name.endswith(".yml")]
    return {key: load_process(process_text(key), f"{key}.yml") for key in keys}


@cache
def process_text(key: str) -> str:
    """The file as it is shipped, to pin a delivery to. Raises FileNotFoundError for an unknown key."""
    return files("gates").joinpath("processes", f"{key}.yml").read_text(encoding="utf-8")
