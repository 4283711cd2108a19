"""`gatehouse manifest`: what Slack is told when the app is created."""

from typing import Annotated

import typer

from bot import manifest as content


def manifest(
    http: Annotated[
        str | None, typer.Option(metavar="URL", help="The app's public address; without it, Socket Mode.")
    ] = None,
) -> None:
    """Print the manifest to paste into https://api.slack.com/apps when the app is created."""
    if http is not None and not http.startswith("https://"):
        raise typer.BadParameter("Slack sends to an https:// address only.", param_hint="--http")
    print(content.as_yaml(content.manifest(http)), end="")
