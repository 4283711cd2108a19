"""The timetable: what runs when."""

from apscheduler.schedulers.background import BackgroundScheduler

from bot.settings import Settings
from handlers.clock.ticks import end_waivers, expire_sign_offs, open_due_phases
from handlers.desk import Desk

TIMETABLE = (open_due_phases, expire_sign_offs, end_waivers)


def start(settings: Settings, desk: Desk) -> BackgroundScheduler:
    """An alarm and nothing more: what is due stands in the database, so any number of clocks may run."""
    scheduler = BackgroundScheduler(timezone="UTC")
    for tick in TIMETABLE:
        scheduler.add_job(
            tick,
            "interval",
            args=[desk],
            id=tick.__name__,
            seconds=settings.clock_seconds,
            coalesce=True,
            max_instances=1,
            next_run_time=desk.clock.now(),
        )
    scheduler.start()
    return scheduler
