"""`gatehouse demo` as a newcomer meets it: starts, shows where to begin, stops, and can be started again."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.clicks import Clicks

ADDRESS = re.compile(r"Open\s+(http://127\.0\.0\.1:(\d+))")


@contextmanager
def demo(folder: Path) -> Iterator[tuple[str, int]]:
    """The address of its page, and the port."""
    command = [sys.executable, "-u", "-m", "bot", "demo"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            found = next(found for line in process.stdout if (found := ADDRESS.search(line)))
            yield found[1], int(found[2])
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.stdout.read()
    assert process.returncode == 0
    assert rest.endswith("Stopped.\n")


def test_the_demo_says_where_to_begin_and_starts_again_after_it_was_stopped(
    browser: Browser, tmp_path: Path
) -> None:
    for _ in range(2):
        with demo(tmp_path) as (address, port):
            page = browser.new_page()
            page.goto(address)
            expect(page.get_by_role("region", name="What to try next")).to_contain_text("Step 1 of 7")
            expect(page.get_by_role("button", name="Acting as")).to_contain_text("Dana Whitfield")
            card = Clicks(page).card("Stage 1: Intake handoff")
            expect(card).to_contain_text("2 of 6 items done")
            page.get_by_role("button", name="The clock of the bot").click()
            page.get_by_role("menuitem", name="+1 week").click()
            expect(page.get_by_role("button", name="The clock of the bot")).to_contain_text("7 days ahead")
            card.get_by_role("button", name="Tick: The client's timeline is acknowledged").click()
            expect(card).to_contain_text("Ticked by @Dana Whitfield, today at")  # the bot's time went along
            page.close()
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.soak
def test_two_demos_in_one_folder_leave_each_other_alone(tmp_path: Path) -> None:
    with demo(tmp_path) as (_, first), demo(tmp_path) as (_, second):
        assert first != second
    databases = (tmp_path / ".demo").glob("*/gatehouse.db")
    assert sorted(database.parent.name for database in databases) == ["1", "2"]
