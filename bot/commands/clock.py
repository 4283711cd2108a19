"""`gatehouse clock`: opens phases whose date has come, and shows and sends what was left behind."""

from bot import starting
from bot.assembly import Bot

PATIENCE = 30.0  # seconds for the database: no person waits for this process


def clock() -> None:
    """Open phases on their date; show and send what was left behind. On SQLite, on the machine of `web`."""
    bot = Bot(starting.settings(), patience=PATIENCE)
    starting.warn_about(bot.store)
    stop = starting.stop_signal()
    bot.start_sender(rests=False)
    bot.start_timetable()
    try:
        stop.wait()
    finally:
        bot.close()
