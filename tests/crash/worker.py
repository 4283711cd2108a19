"""One of many processes on one database: it works until a file says that it may stop."""

from pathlib import Path
from threading import Event

from bot.app import sending_client
from bot.clock import DemoClock
from bot.commands.clock import PATIENCE
from bot.settings import Settings
from bot.timetable import TIMETABLE
from handlers.desk import Desk
from handlers.senders import sender as sending
from handlers.senders.limits import UNLIMITED
from storage.notices import Notice
from storage.store import Store
from tests.crash.killer import Killer
from tests.crash.victim import Life, serve


def work_on(life: Life, begin: Path, stop: Path) -> None:
    """Says that it is ready, waits for the others, and writes at the end how many notices it took."""
    settings = Settings(
        slack_bot_token=life.token, slack_signing_secret=life.secret, slack_api_url=life.slack_api_url,
        database_url=life.database_url,
    )  # fmt: skip
    store = Store(life.database_url, patience=PATIENCE)  # as the process `clock` has
    desk = Desk(store, DemoClock(life.clock))
    taken = counted()
    sender = sending.Sender(desk, sending_client(settings), allowance=UNLIMITED, rests=False)
    life.report.write_text("ready")
    pause = Event()
    while not begin.exists():
        pause.wait(0.02)
    if life.click:
        serve(settings, desk, life.click, Killer(None, life.report))
    while not stop.exists():
        if life.role == "clock":
            for tick in TIMETABLE:
                tick(desk)
        if not sender.work():
            rest_of(life).touch()
            pause.wait(0.2)
    sender.stop()
    life.report.write_text(str(len(taken)))


def rest_of(life: Life) -> Path:
    """Made anew whenever this process has nothing in its hands."""
    return life.report.with_suffix(".rest")


def counted() -> list[str]:
    """The keys of the notices that this process sends, as it goes."""
    names, taken = vars(sending), list[str]()
    plain = names["send_notice"]

    def send_notice(desk: object, client: object, notice: Notice) -> None:
        taken.append(notice.key)
        plain(desk, client, notice)

    names["send_notice"] = send_notice
    return taken
