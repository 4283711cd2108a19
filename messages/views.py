"""The frames of what opens in a window: a form to submit, something to read, and Home."""

from slack_sdk.models.views import View

from messages import limits
from messages.ids import Form
from messages.limits import Json


def form(callback: Form, title: str, submit: str, blocks: list[Json], metadata: str) -> Json:
    view = View(
        type="modal",
        callback_id=callback,
        title=title,
        submit=submit,
        close="Cancel",
        private_metadata=metadata,
        blocks=blocks,
    )
    return view.to_dict()


def reading(title: str, blocks: list[Json], metadata: str = "") -> Json:
    """A window without anything to submit; its buttons act by themselves."""
    view = View(type="modal", title=title, close="Close", private_metadata=metadata, blocks=blocks)
    return view.to_dict()


def home(blocks: list[Json]) -> Json:
    return View(type="home", blocks=blocks[: limits.VIEW_BLOCKS]).to_dict()
