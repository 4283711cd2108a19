"""The frames of what opens in a window: a form to submit, something to read, and Home."""

from messages.ids import Form
from messages.limits import VIEW_TITLE, Json, cut

# Plain, not slack_sdk's View: that would take every block apart and check it a second time.


def form(
    callback: Form, title: str, submit: str, blocks: list[Json], metadata: str, *, close: str = "Cancel"
) -> Json:
    frame = {"type": "modal", "callback_id": callback.value, "private_metadata": metadata}
    return {**frame, "title": plain(title), "submit": plain(submit), "close": plain(close), "blocks": blocks}


def reading(title: str, blocks: list[Json], metadata: str = "") -> Json:
    """A window without anything to submit; its buttons act by themselves."""
    frame = {"type": "modal", "private_metadata": metadata}
    return {**frame, "title": plain(title), "close": plain("Close"), "blocks": blocks}


def home(blocks: list[Json]) -> Json:
    return {"type": "home", "blocks": blocks}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": cut(text, VIEW_TITLE)}
