"""What axe-core finds on a page that somebody could not see, hear or reach."""

import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js"
MISSING = "axe-core is not there: run `make axe`."
GRAVE = ("serious", "critical")


@cache
def script() -> str:
    assert SCRIPT.exists(), MISSING
    return SCRIPT.read_text()


def grave_findings(page: Page) -> list[str]:
    """Each with its rule and the first elements that it is about."""
    page.evaluate(script())
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        f"{each['id']} ({each['impact']}): {[node['html'][:140] for node in each['nodes'][:4]]}"
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]
