"""docs/processes.md explains every field, and its example loads."""

import re
from pathlib import Path

import pytest

from gates import process
from gates.process_file import load_process

PAGE = (Path(__file__).parents[2] / "docs" / "processes.md").read_text(encoding="utf-8")
MODELS = [
    each for each in vars(process).values() if isinstance(each, type) and issubclass(each, process.Model)
]
FIELDS = sorted({field for model in MODELS for field in model.model_fields})
CHOICES = sorted([*process.Evidence, *process.Need, *process.Holds])


@pytest.mark.parametrize("word", [*FIELDS, *CHOICES])
def test_the_page_explains_every_field_and_every_choice(word: str) -> None:
    assert f"`{word}`" in PAGE or f"{word}:" in PAGE


def test_the_page_s_own_process_loads() -> None:
    examples = re.findall(r"```yaml\n(key: .*?)```", PAGE, re.DOTALL)
    assert [load_process(example).key for example in examples] == ["page-launch"]
