"""An auditor has the source, anew, and the export; neither the database nor its settings."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage.audit_export.writing import export
from storage.signing_key import SigningKey
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.storage.samples import stored_at

ROOT = Path(__file__).parents[2]
KEY = SigningKey("5e" * 32)
PATIENCE = 60.0  # seconds for a new process, on a busy machine


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What version control keeps, and nothing that was made here."""
    listing = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (tmp_path / "checkout" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / "checkout" / name)
    return tmp_path / "checkout"


def verified(checkout: Path, exported: Path) -> subprocess.CompletedProcess[str]:
    """In a process that knows the source of the checkout alone, and where its libraries are."""
    said = "import bot; print(bot.__file__); from bot.cli import main; main()"
    command = [sys.executable, "-c", said, "audit", "verify", str(exported), "--key", KEY.public_key]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout)}
    return subprocess.run(
        command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_export_is_proved_by_a_fresh_checkout_and_what_was_changed_in_it_is_named(
    store: Store, tmp_path: Path, checkout: Path
) -> None:
    stored_at(store, "planning")
    exported = tmp_path / "log"
    export(store, exported, MONDAY, KEY)
    ended = verified(checkout, exported)
    source, verdict = ended.stdout.split("\n", 1)
    assert Path(source).is_relative_to(checkout)
    assert (ended.returncode, verdict.startswith("✓ The export is whole: ")) == (0, True)
    log = exported / "audit.jsonl"
    log.write_bytes(log.read_bytes().replace(b"planning", b"planninG", 1))
    ended = verified(checkout, exported)
    assert (ended.returncode, "✗ audit.jsonl is not the file that was exported" in ended.stdout) == (1, True)
