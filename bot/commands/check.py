"""`gatehouse check`: is everything there that the app needs, and if not, what to do."""

import typer

from bot import checkup


def check() -> None:
    """Check settings, database, tokens and scopes; each with a tick or the cure."""
    findings = list(checkup.examine())
    for finding in findings:
        print(f"{'✓' if finding.good else '✗'} {finding.subject}: {finding.text}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)
