"""For each kind of notice: one that is due, and what shows that it was sent exactly once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handlers.card_kinds import CardKind
from handlers.notice_kinds import NoticeKind
from messages.answer import answer
from messages.erasing import SubjectRef
from storage import notices
from tests.crash.mailbox import Mailbox
from tests.driver.backstage import keys
from tests.driver.door import TEAM
from tests.driver.scenes import CLIENT_CHANNEL, DIEGO, INES, PABLO, QUINN, SAM, TEAM_CHANNEL, started
from tests.driver.stage import Stage

Json = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """A delivery whose cards stand, another that it waits for, a message that is to be let go, a file
    and a window that Diego has open.

    Of each crash that a scene sees, the keys have the number, and what came before it does not count.
    """

    stage: Stage
    box: Mailbox
    delivery: str
    upstream: str
    old_ts: str
    file: str
    window: str
    number: int = 1

    def key(self, kind: NoticeKind) -> str:
        return f"crash/{self.number}/{kind}"


@dataclass(frozen=True)
class Case:
    """about makes the notice; sent counts how often its work was done, as Slack or the box shows."""

    about: Callable[[Scene], Json]
    sent: Callable[[Scene, str], int]
    may_repeat: bool = False


def message(scene: Scene, key: str) -> int:
    return keys(scene.stage).count(key)


def done_by_one_transaction(scene: Scene, key: str) -> int:
    """What only the database shows."""
    with scene.stage.desk.store.reading(TEAM) as tx:
        asked = "SELECT count(*) FROM notices WHERE sent_at IS NOT NULL AND key = '" + key + "'"
        return int(tx.connection.exec_driver_sql(asked).scalar_one())


def member(scene: Scene, _key: str) -> int:
    return int(SAM in scene.stage.workspace.channels[TEAM_CHANNEL].members)


def let_go(scene: Scene, _key: str) -> int:
    text = scene.stage.workspace.channels[TEAM_CHANNEL].by_ts[scene.old_ts].text
    return int(text == answer("This message is no longer kept up to date.").text)


def files_for(person: str) -> Callable[[Scene, str], int]:
    def files(scene: Scene, _key: str) -> int:
        workspace = scene.stage.workspace
        direct = workspace.direct_message(workspace.bot.id, person)
        return sum(len(m.files) for m in direct.messages) - (scene.number - 1) if direct else 0

    return files


def told_once(scene: Scene, key: str) -> int:
    return message(scene, f"{key}/answer/0")


def nobody(scene: Scene) -> str:
    """Whom nothing is kept about, so that what the others send stays as it is."""
    return SubjectRef(words=(f"Nobody Number {scene.number}",)).model_dump_json()


def mails(scene: Scene, _key: str) -> int:
    """By their Message-ID, so that whoever gets two can see that they are one."""
    return Counter(scene.box.message_ids()).most_common(1)[0][1] if scene.box.letters else 0


CASES = {
    NoticeKind.THREAD: Case(
        lambda s: {
            "body": {"text": "below"}, "delivery_id": s.delivery, "phase": "intake", "round": 1,
            "thread_kind": CardKind.GATE,
        },
        message,
    ),
    NoticeKind.DIRECT: Case(lambda _: {"body": {"text": "directly"}, "channel_id": INES}, message),
    NoticeKind.REPLY: Case(
        lambda s: {"body": {"text": "below", "below": s.key(NoticeKind.DIRECT)}, "channel_id": INES}, message
    ),
    NoticeKind.CHANNEL: Case(lambda _: {"body": {"text": "to all"}, "channel_id": TEAM_CHANNEL}, message),
    NoticeKind.CLIENT_MESSAGE: Case(
        lambda _: {"body": {"text": "to the client"}, "channel_id": CLIENT_CHANNEL}, message
    ),
    NoticeKind.CLIENT_MAIL: Case(
        lambda _: {"body": {"to": "olivia@acme.example", "subject": "S", "text": "T", "html": "<p>H</p>"}},
        mails,
        may_repeat=True,
    ),
    NoticeKind.INVITE: Case(lambda _: {"body": {"users": [SAM]}, "channel_id": TEAM_CHANNEL}, member),
    NoticeKind.RETIRE: Case(lambda s: {"body": {"ts": s.old_ts}, "channel_id": TEAM_CHANNEL}, let_go),
    NoticeKind.UPSTREAM: Case(
        lambda s: {"body": {"upstream": s.upstream}, "delivery_id": s.delivery}, done_by_one_transaction
    ),
    NoticeKind.EVIDENCE: Case(
        lambda s: {
            "body": {"number": 1, "file": s.file}, "delivery_id": s.delivery, "phase": "intake", "round": 1,
        },
        done_by_one_transaction,
    ),
    NoticeKind.FILE_IN: Case(lambda s: {"body": {"file": s.file, "user": SAM}}, told_once),
    NoticeKind.FILE_OUT: Case(
        lambda _: {"body": {"process": "client-delivery", "version": 1, "user": QUINN}},
        files_for(QUINN),
    ),
    NoticeKind.RECORD_OUT: Case(
        lambda s: {"body": {"delivery": s.delivery, "form": "json", "user": PABLO, "sees_all": True}},
        files_for(PABLO),
    ),
    NoticeKind.PERSON_LOOK: Case(
        lambda s: {"body": {"window": s.window, "subject": nobody(s)}}, done_by_one_transaction
    ),
    NoticeKind.PERSON_ERASE: Case(lambda s: {"body": {"user": DIEGO, "subject": nobody(s)}}, told_once),
    NoticeKind.PUT_AWAY: Case(lambda s: {"body": {"user": DIEGO, "delivery": s.delivery}}, told_once),
}  # fmt: skip


def put_in(scene: Scene) -> None:
    """One of each kind, due now, and the cards of one more delivery."""
    started(scene.stage.desk, name=f"One more, {scene.number}")
    scene.box.letters.clear()
    scene.stage.workspace.channels[TEAM_CHANNEL].members.discard(SAM)
    with scene.stage.desk.store.transaction(TEAM) as tx:
        for kind, case in CASES.items():
            about = case.about(scene) | {"due_at": scene.stage.clock.now()}
            notices.add(tx, key=scene.key(kind), kind=kind, **about)
