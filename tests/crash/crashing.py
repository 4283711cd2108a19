"""One crash: a process dies at a point, another takes over, and everything has been sent exactly once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from bot.app import sending_client
from bot.timetable import TIMETABLE
from gates.rights.asker import HOUSE
from handlers.acts import depending
from handlers.postbox import Postbox
from handlers.senders.limits import UNLIMITED
from handlers.senders.sender import LEASE, Sender
from messages.erasing import erasure_form
from messages.ids import Action
from messages.refs import Ref
from storage import dead_letters, deliveries
from storage.transaction import EVERY_WORKSPACE
from tests.crash.cases import CASES, Scene, put_in
from tests.crash.killer import Plan, Point, passes_in
from tests.crash.mailbox import mailbox
from tests.crash.victim import Life, Role, live
from tests.driver.backstage import keys, slack, unfinished
from tests.driver.door import SECRET, TEAM, Sent, press
from tests.driver.scenes import DANA, DIEGO, TEAM_CHANNEL, click, ready_to_sign
from tests.driver.stage import TOKEN, on_stage
from tests.forking import FORK

PATIENCE = 60.0  # seconds that a process may take, on a busy machine
CLOCK = "clock.txt"
ROUNDS = 12  # of taking over


@dataclass(frozen=True)
class Crash:
    database: str
    role: Role
    plan: Plan


@contextmanager
def opened(database_url: str, folder: Path) -> Iterator[Scene]:
    with mailbox() as box, on_stage(database_url, sender=False, demo_clock=folder / CLOCK) as stage:
        postbox = Postbox("127.0.0.1", box.port, "delivery@northwind.example")
        stage.bot.desk = replace(stage.bot.desk, postbox=postbox)
        upstream, delivery = ready_to_sign(stage.desk, name="Parts"), ready_to_sign(stage.desk)
        depending.depend_on(stage.desk, click(stage.desk, DANA), Ref.to(delivery), upstream.id, "Parts", None)
        found = Scene(stage, box, delivery.id, upstream.id, "", "", "")
        take_over(found)
        uploaded = slack(stage).files_upload_v2(filename="p.yml", content="none", channel=TEAM_CHANNEL)
        window = slack(stage).views_open(trigger_id=stage.trigger(DIEGO), view=erasure_form())
        yield replace(found, file=str(uploaded["file"]["id"]), window=str(window["view"]["id"]))


def suffer(crash: Crash, scene: Scene, folder: Path, patience: float = PATIENCE) -> bool:
    """Whether the process got as far as the point of the plan; everything was sent once in any case."""
    report = folder / f"report-{scene.number}.txt"
    stands = lived(scene, crash.role, crash.plan, report, patience)
    taken_over(stands)
    check(stands, crash)
    return report.exists()


def passes(scene: Scene, role: Role, folder: Path) -> dict[tuple[str, Point], int]:
    """How often a process that nobody kills comes by each point."""
    report = folder / f"passes-{scene.number}.json"
    taken_over(lived(scene, role, None, report))
    return passes_in(report)


def lived(scene: Scene, role: Role, plan: Plan | None, report: Path, patience: float = PATIENCE) -> Scene:
    """What is to be sent when a process begins, and that process's life until it ends or is killed."""
    stage = scene.stage
    posted = slack(stage).chat_postMessage(channel=TEAM_CHANNEL, text="old")
    stands = replace(scene, old_ts=str(posted["ts"]))
    put_in(stands)
    life = Life(
        role, plan, report, stage.bot._settings.database_url,
        f"{stage.workspace.config.address}/api/", TOKEN, SECRET, report.parent / CLOCK, stands.box.port,
        click=approval(stands),
    )  # fmt: skip
    victim = FORK.Process(target=live, args=(life,))
    victim.start()
    victim.join(patience)
    if victim.exitcode is None:
        victim.kill()
    assert victim.exitcode in (0, -9), f"{plan}: ended with {victim.exitcode}"
    return stands


def taken_over(stands: Scene) -> None:
    for _ in range(ROUNDS):
        take_over(stands)
        if not unfinished(stands.stage):
            break
        stands.stage.workspace.clock.advance((LEASE + timedelta(minutes=12)).total_seconds())


def approval(stands: Scene) -> Sent:
    """Or, from the second time on, a click that has no effect any more."""
    with stands.stage.desk.store.reading(TEAM, HOUSE) as tx:
        delivery = deliveries.read(tx, stands.delivery)
    return press(DANA, Action.GATE_APPROVE, Ref.to(delivery, delivery.current))


def take_over(stands: Scene) -> None:
    """What another process does: its ticks, and all that is due."""
    stage = stands.stage
    for tick in TIMETABLE:
        tick(stage.desk)
    sender = Sender(stage.desk, sending_client(stage.bot._settings), allowance=UNLIMITED, rests=False)
    while sender.work():
        pass
    sender.stop()


def check(stands: Scene, crash: Crash) -> None:
    for kind, case in CASES.items():
        times = case.sent(stands, stands.key(kind))
        assert times == 1 or (case.may_repeat and times == 2), f"{crash}: {kind} was sent {times} times"
    twice = [key for key, times in Counter(keys(stands.stage)).items() if times > 1]
    assert not twice, f"{crash}: sent twice: {twice}"
    assert not unfinished(stands.stage), f"{crash}: left undone"
    with stands.stage.desk.store.reading(EVERY_WORKSPACE) as tx:
        assert not dead_letters.dead(tx, 10), f"{crash}: given up"
