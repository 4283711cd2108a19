"""Four clocks and two web processes on one database, one of which is killed in the middle of its work."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from handlers.notice_kinds import NoticeKind
from handlers.senders.sender import LEASE
from messages.ids import Action
from messages.refs import Ref
from storage import notices
from tests.crash.crashing import CLOCK, PATIENCE
from tests.crash.victim import Life, Role
from tests.crash.worker import rest_of, work_on
from tests.driver.backstage import keys, unfinished
from tests.driver.door import SECRET, TEAM, press
from tests.driver.scenes import DANA, INES, ready_to_sign
from tests.driver.stage import TOKEN, Stage, on_stage
from tests.forking import FORK

ROLES: tuple[Role, ...] = ("clock", "clock", "clock", "clock", "web", "web")
CHANNELS = 20


@dataclass(frozen=True)
class Outcome:
    """How many messages came for each key, and how many notices each process took that lived to the end."""

    came: Counter[str]
    shares: list[int]


def together(database_url: str, folder: Path, count: int) -> Outcome:
    begin, stop = folder / "begin", folder / "stop"
    with on_stage(database_url, sender=False, demo_clock=folder / CLOCK) as stage:
        wanted = put_in(stage, count)
        lives = [life_of(stage, folder, number) for number in range(len(ROLES))]
        processes = [FORK.Process(target=work_on, args=(life, begin, stop)) for life in lives]
        for process in processes:
            process.start()
        stage.eventually(lambda: all(life.report.exists() for life in lives), "all processes")
        begin.touch()
        stage.eventually(lambda: len(keys(stage)) > count // 6, "the first messages")
        processes[0].kill()
        processes[0].join()
        stage.eventually(lambda: all_else_is_done(stage), "all that the others could take")
        wait_for_rest(stage, lives[1:])
        stage.workspace.clock.advance((LEASE + timedelta(seconds=1)).total_seconds())
        stage.eventually(lambda: not unfinished(stage), "what the dead one had taken")
        stop.touch()
        for process in processes[1:]:
            process.join(PATIENCE)
        assert [process.exitcode for process in processes] == [-9] + [0] * (len(processes) - 1)
        came = Counter(keys(stage))
        assert wanted <= set(came)
    return Outcome(came, [int(life.report.read_text()) for life in lives[1:]])


def put_in(stage: Stage, count: int) -> set[str]:
    rooms = [f"C0CROWD{number:03}" for number in range(CHANNELS)]
    for room in rooms:
        stage.post("channels", name=room.lower(), id=room, members=["dana", "U0SANDBOT1"])
    stage.fault("*", "latency", times=100_000, seconds=0.02)
    names = [f"crowd/{number}" for number in range(count)]
    with stage.desk.store.transaction(TEAM) as tx:
        for number, name in enumerate(names):
            notices.add(
                tx, key=name, kind=NoticeKind.CHANNEL, body={"text": name}, due_at=stage.clock.now(),
                channel_id=rooms[number % CHANNELS],
            )  # fmt: skip
    return set(names)


def life_of(stage: Stage, folder: Path, number: int) -> Life:
    """The web processes are clicked in as well, by one person each."""
    click = None
    if ROLES[number] == "web":
        delivery = ready_to_sign(stage.desk, name=f"Delivery {number}")
        click = press((DANA, INES)[number % 2], Action.GATE_APPROVE, Ref.to(delivery, delivery.current))
    return Life(
        ROLES[number], None, folder / f"{number}.txt", stage.bot._settings.database_url,
        f"{stage.workspace.config.address}/api/", TOKEN, SECRET, folder / CLOCK, 0, click,
    )  # fmt: skip


def wait_for_rest(stage: Stage, living: list[Life]) -> None:
    """What they hold they are sending; if the clock jumped meanwhile, their leases would end under them."""
    for life in living:
        rest_of(life).unlink(missing_ok=True)
    stage.eventually(lambda: all(rest_of(life).exists() for life in living), "the living at rest")


def all_else_is_done(stage: Stage) -> bool:
    """What is left is held by the dead process, until its lease ends."""
    now = stage.clock.now()
    return all(claimed and claimed > now for claimed, _ in unfinished(stage))
