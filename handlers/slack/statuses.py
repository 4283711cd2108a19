"""The Status button of a list, of a card, of Home."""

from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages.record_view import record_view
from messages.status import status_message


def show_status(visit: Visit) -> None:
    """Privately below the button's message; as a modal where nothing can stand below."""
    delivery = delivery_of(visit, visit.ref)
    url = visit.body.get("response_url")
    if not url:
        visit.show(record_view(delivery, visit.click.at))
        return
    message = status_message(delivery, visit.click.at)
    visit.respond(message)
