"""blocks.validate: Slack's own check, here with the sandbox's rules."""

from sandbox.api.arguments import structure
from sandbox.api.refusals import check_blocks, check_view
from sandbox.api.registry import Refused, Request, method
from sandbox.workspace import Json


@method("blocks.validate")
def validate(request: Request) -> Json:
    view = structure(request, "view", "invalid_view")
    message = structure(request, "message", "invalid_message")
    blocks = structure(request, "blocks", "invalid_blocks")
    if view is None and message is None and blocks is None:
        raise Refused("invalid_arguments")
    if view is not None:
        check_view(view)
    if message is not None:
        if not isinstance(message, dict):
            raise Refused("invalid_message")
        check_blocks(message.get("blocks", []))
    if blocks is not None:
        check_blocks(blocks)
    return {}
