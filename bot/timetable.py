"""The timetable: what runs when."""

from functools import partial

from apscheduler.schedulers.background import BackgroundScheduler
from slack_sdk import WebClient

from bot.clock import Clock
from bot.settings import Settings
from handlers.clock.archives import archive_closed_deliveries
from handlers.clock.checkpoints import write_checkpoints
from handlers.clock.groups import follow_user_groups
from handlers.clock.keeping import renew_due_times, renew_what_is_kept
from handlers.clock.mornings import send_morning_digests
from handlers.clock.nudges import meet_people, send_due_nudges
from handlers.clock.ticks import (
    end_waivers,
    escalate_overdue_gates,
    expire_checks,
    expire_sign_offs,
    keep_delegations,
    open_due_phases,
    send_due_digests,
)
from handlers.clock.waiting import unless_held
from handlers.desk import Desk

TIMETABLE = (
    renew_what_is_kept,
    renew_due_times,
    open_due_phases,
    expire_sign_offs,
    expire_checks,
    end_waivers,
    keep_delegations,
    send_due_digests,
    send_morning_digests,
    escalate_overdue_gates,
    write_checkpoints,
    archive_closed_deliveries,
    send_due_nudges,
)
ASKING_SLACK = (follow_user_groups, meet_people)


def start(settings: Settings, desk: Desk, client: WebClient) -> BackgroundScheduler:
    scheduler = alarm(settings, desk, client)
    scheduler.start()
    return scheduler


def alarm(settings: Settings, desk: Desk, client: WebClient) -> BackgroundScheduler:
    """An alarm and nothing more: what is due stands in the database, so any number of clocks may run."""
    scheduler = BackgroundScheduler(timezone="UTC")
    ticks = {tick.__name__: partial(unless_held, tick, desk) for tick in TIMETABLE}
    ticks |= {tick.__name__: partial(tick, desk, client) for tick in ASKING_SLACK}
    for name, tick in ticks.items():
        scheduler.add_job(
            tick,
            "interval",
            id=name,
            seconds=settings.clock_seconds,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,  # on a busy machine late, and never left out
            next_run_time=Clock().now(),
        )
    return scheduler
