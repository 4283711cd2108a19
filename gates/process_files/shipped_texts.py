"""The files of the processes that come with Gatehouse."""

from functools import cache
from importlib.resources import files


@cache
def shipped_texts() -> dict[str, str]:
    """The text of every shipped process by its key, which is the name of its file."""
    folder = files("gates").joinpath("processes")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yml"))
    return {name.removesuffix(".yml"): folder.joinpath(name).read_text(encoding="utf-8") for name in names}
