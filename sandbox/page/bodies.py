"""A message's body is drawn once a minute for each reader, so that a long channel stays quick."""

from collections.abc import Callable, Hashable

from markupsafe import Markup

from sandbox.page.conversation import Row
from sandbox.page.screen import Screen


class Bodies:
    """Forgets everything each minute: "5 minutes ago", names and memberships are never older than that."""

    def __init__(self) -> None:
        self._minute = -1
        self._drawn: dict[Hashable, Markup] = {}

    def body(self, screen: Screen, row: Row, draw: Callable[[], str]) -> Markup:
        minute = int(screen.ws.clock.now() // 60)
        if minute != self._minute:
            self._minute, self._drawn = minute, {}
        message = row.message
        version = (message.ts, message.edited_ts, message.deleted, message.text)
        key = (id(screen.ws), screen.me.id, row.surface.key, version)
        if key not in self._drawn:
            self._drawn[key] = Markup(draw())  # noqa: S704  (Jinja has escaped it)
        return self._drawn[key]
