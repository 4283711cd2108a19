"""What holds for every process that comes with Gatehouse."""

import pytest

from gates.process import Process
from gates.shipped import shipped_processes


@pytest.mark.parametrize("key", shipped_processes())
def test_it_is_named_like_its_file_and_survives_being_pinned(key: str) -> None:
    process = shipped_processes()[key]
    assert process.key == key
    assert Process.model_validate_json(process.model_dump_json()) == process


@pytest.mark.parametrize("key", shipped_processes())
def test_what_it_extends_is_shipped_too(key: str) -> None:
    assert shipped_processes()[key].extends in (None, *shipped_processes())
