"""A process of the bot that is killed at a point: wired like the real one, with a killer at every way out."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from slack_sdk.web import SlackResponse

from bot.app import build_app, sending_client
from bot.clock import DemoClock
from bot.settings import Settings
from bot.timetable import TIMETABLE
from bot.wsgi import build_wsgi
from gates.rights.asker import NOBODY, Asker
from handlers.desk import Desk
from handlers.postbox import Postbox
from handlers.senders import sender as sending
from handlers.senders.limits import UNLIMITED
from handlers.senders.paced_client import PacedClient
from storage.store import Store
from storage.transaction import Transaction
from tests.crash.killer import Killer, Plan
from tests.driver.door import Sent, signature

Role = Literal["web", "clock"]


@dataclass(frozen=True)
class Life:
    """All that a process is started with."""

    role: Role
    plan: Plan | None
    report: Path
    database_url: str
    slack_api_url: str
    token: str
    secret: str
    clock: Path
    smtp_port: int
    click: Sent | None = None


class MortalStore(Store):
    def __init__(self, url: str, killer: Killer) -> None:
        super().__init__(url)
        self._killer = killer

    @contextmanager
    def transaction(self, workspace_id: str, asker: Asker = NOBODY) -> Iterator[Transaction]:
        with Store.transaction(self, workspace_id, asker) as tx:
            yield tx
            self._killer.passes("before commit")
        self._killer.passes("after commit")


class MortalClient(PacedClient):
    killer: Killer

    def api_call(self, api_method: str, **how: Any) -> SlackResponse:
        self.killer.passes("before call")
        answer = super().api_call(api_method, **how)
        self.killer.passes("after call")
        if self.killer.passes("reply lost"):
            raise ConnectionResetError("the reply was lost")
        return answer


def live(life: Life) -> None:
    """Until there is nothing left to do, or until it is killed."""
    killer = Killer(life.plan, life.report)
    settings = Settings(
        slack_bot_token=life.token, slack_signing_secret=life.secret, slack_api_url=life.slack_api_url,
        database_url=life.database_url,
    )  # fmt: skip
    postbox = Postbox("127.0.0.1", life.smtp_port, "delivery@northwind.example")
    desk = Desk(MortalStore(life.database_url, killer), DemoClock(life.clock), postbox=postbox)
    if life.role == "web" and life.click:
        serve(settings, desk, life.click, killer)
    else:
        killer.now_doing("tick")
        for tick in TIMETABLE:
            tick(desk)
    send(settings, desk, killer)
    if life.plan is None:
        killer.write_down()


def serve(settings: Settings, desk: Desk, click: Sent, killer: Killer) -> None:
    """The request as gunicorn would hand it over."""
    killer.now_doing("click")
    web = build_wsgi(build_app(settings, desk), desk).test_client()
    web.post("/slack/events", data=click.body, content_type=click.content_type, headers=signature(click.body))


def send(settings: Settings, desk: Desk, killer: Killer) -> None:
    watch_the_lanes(killer)
    watch_the_mail(killer)
    client = sending_client(settings)
    sender = sending.Sender(desk, client, allowance=UNLIMITED, rests=False)
    mortal = MortalClient(client, sender._limits, desk.clock)
    mortal.killer = killer
    sender._client = mortal
    killer.now_doing("claim")
    while sender.work():
        pass
    sender.stop()


def watch_the_lanes(killer: Killer) -> None:
    """Whatever is done for a notice, or a card, counts as of its kind."""
    names = vars(sending)
    plain_notice, plain_card = names["send_notice"], names["show_card"]

    def send_notice(desk: Any, client: Any, notice: Any) -> None:
        killer.now_doing(str(notice.kind))
        plain_notice(desk, client, notice)

    def show_card(desk: Any, client: Any, card: Any) -> None:
        killer.now_doing("card")
        plain_card(desk, client, card)

    names |= {"send_notice": send_notice, "show_card": show_card}


def watch_the_mail(killer: Killer) -> None:
    plain = smtplib.SMTP.send_message

    def send_message(self: smtplib.SMTP, *letter: Any, **more: Any) -> Any:
        killer.passes("before call")
        refused = plain(self, *letter, **more)
        killer.passes("after call")
        if killer.passes("reply lost"):
            raise ConnectionResetError("the reply was lost")
        return refused

    smtplib.SMTP.send_message = send_message  # type: ignore[method-assign]
