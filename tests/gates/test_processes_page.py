"""docs/processes.md explains every field, and its example loads."""

import re
from pathlib import Path

import pytest

from gates import process
from gates.process_files.file import load_process

PAGE = (Path(__file__).parents[2] / "docs" / "processes.md").read_text(encoding="utf-8")
MODELS = [
    each for each in vars(process).values() if isinstance(each, type) and issubclass(each, process.Model)
]
FIELDS = sorted({field for model in MODELS for field in model.model_fields})
CHOICES = sorted([*process.Evidence, *process.Need, *process.Holds, *process.CarriesOver])


@pytest.mark.parametrize("word", [*FIELDS, *CHOICES])
def test_the_page_explains_every_field_and_every_choice(word: str) -> None:
    assert f"`{word}`" in PAGE or f"{word}:" in PAGE


def test_the_page_s_own_process_loads() -> None:
    assert load_process(example("key: ")).key == "page-launch"


def test_the_page_s_own_variant_is_what_the_page_says() -> None:
    variant = load_process(example("extends: "), "variant.yml", {"page-launch": example("key: ")})
    writing, launch = variant.phases
    assert list(variant.roles) == ["lead", "writer", "legal", "head_of_web"]
    assert variant.roles["lead"] == process.Role(name="Lead", duty="Owns the launch and pays for it")
    assert [item.key for item in writing.checklist] == ["rights_cleared"]
    assert [rule.role for rule in writing.gate.sign_offs] == ["legal", "writer"]
    assert [(item.key, item.owner) for item in launch.gate.rework] == [("page_withdrawn", "lead")]


def example(beginning: str) -> str:
    [found] = re.findall(rf"```yaml\n({beginning}.*?)```", PAGE, re.DOTALL)
    return str(found)
