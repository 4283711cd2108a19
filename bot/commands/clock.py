"""`gatehouse clock`: nudges, escalations, digests and repairs when they are due."""

from bot import starting
from bot.assembly import Bot


def clock() -> None:
    """Keep the timetable: send what is due, repair what was lost. On SQLite, on the machine of `web`."""
    bot = Bot(starting.settings())
    starting.warn_about(bot.store)
    stop = starting.stop_signal()
    bot.start_sender()
    bot.start_sender()
    bot.start_timetable()
    try:
        stop.wait()
    finally:
        bot.close()
