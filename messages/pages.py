"""A window to read that is longer than Slack shows at once: page by page, nothing left out."""

from collections.abc import Sequence

from messages.blocks import actions, button, context
from messages.ids import Action
from messages.limits import VIEW_BLOCKS, Json, text_size
from messages.refs import ProcessRef
from messages.views import reading

PAGE_BLOCKS = VIEW_BLOCKS - 10
PAGE_TEXT = 6_000  # characters that one likes to scroll through


def paged(title: str, head: list[Json], rows: Sequence[list[Json]], ref: ProcessRef) -> Json:
    """The page that the reference asks for; a page that is gone by now is the last one."""
    pages = pages_of(rows)
    number = min(ref.page, len(pages))
    return reading(title, [*head, *pages[number - 1], *turning(ref, number, len(pages))])


def pages_of(rows: Sequence[list[Json]]) -> list[list[Json]]:
    """Each row whole on one page."""
    pages: list[list[Json]] = [[]]
    for row in rows:
        page = pages[-1]
        if page and (len(page) + len(row) > PAGE_BLOCKS or text_size(page) + text_size(row) > PAGE_TEXT):
            pages.append([])
        pages[-1].extend(row)
    return pages


def turning(ref: ProcessRef, number: int, last: int) -> list[Json]:
    if last == 1:
        return []

    def to(page: int) -> ProcessRef:
        return ref.model_copy(update={"page": page})

    before = button("Page before", Action.PROCESS_BEFORE, to(number - 1)) if number > 1 else None
    after = button("Next page", Action.PROCESS_AFTER, to(number + 1)) if number < last else None
    return [context(f"Page {number} of {last}"), actions(before, after)]
