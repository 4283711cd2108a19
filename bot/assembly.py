"""One running bot: store, app, and the threads that a process adds to them."""

from contextlib import ExitStack

from bot import timetable
from bot.app import build_app, sending_client
from bot.clock import clock_for
from bot.settings import Settings
from handlers import senders
from handlers.desk import Clock, Desk
from handlers.senders.limits import SLACKS, Allowance
from storage.store import A_CLICKS_PATIENCE, Store


class Bot:
    """Built after the fork, in the process that serves; `close` undoes all in reverse order."""

    def __init__(
        self, settings: Settings, clock: Clock | None = None, *, patience: float = A_CLICKS_PATIENCE
    ) -> None:
        """`patience`: how many seconds to wait for the database, as for `Store`."""
        self._settings = settings
        self._closing = ExitStack()
        self.store = Store(settings.database_url, patience=patience)
        self._closing.callback(self.store.close)
        time = clock or clock_for(settings.demo_clock)
        self.desk = Desk(
            self.store, time, settings.admins, settings.signing_key(),
            archive=settings.archive, postbox=settings.postbox,
        )  # fmt: skip
        self.app = build_app(settings, self.desk)

    def start_sender(self, *, allowance: Allowance = SLACKS, rests: bool = True) -> None:
        """Keeps Slack's limits, and rests for the sake of people whom this process serves."""
        client = sending_client(self._settings)
        sender = senders.start(self.desk, client, allowance=allowance, rests=rests)
        self._closing.callback(sender.stop)

    def start_timetable(self) -> None:
        scheduler = timetable.start(self._settings, self.desk, sending_client(self._settings))
        self._closing.callback(scheduler.shutdown)

    def close(self) -> None:
        self._closing.close()
