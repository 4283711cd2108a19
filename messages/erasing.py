"""Erasing a person: whom, how much that is, and that it was done."""

from pydantic import BaseModel, ConfigDict, ValidationError

from gates.erasing.subject import TYPED, DataSubject, subject_named
from gates.refusal import Refusal
from messages import fields
from messages.answer import undone
from messages.blocks import context, section, sections
from messages.ids import Field, Form
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import line, mention
from messages.refs import OUTDATED
from messages.titles import count
from messages.views import form, reading

TITLE = "Erase a person"
NOT_ERASED = "Nothing was erased"
KEPT = (
    "Kept are the facts themselves: what was decided, when, and the member id, of which Slack alone can tell "
    "whose it is. In the audit log “[erased]” stands where the words were, and every hash still holds."
)
ELSEWHERE = (
    "Not reached: messages that stand in Slack already, files that were exported, mail that was sent, and "
    "backups from before. Cards and Homes are drawn again without the name."
)


class SubjectRef(BaseModel):
    """Who was named in the first step, for the second one."""

    model_config = ConfigDict(frozen=True)

    user_id: str | None = None
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, subject: DataSubject) -> "SubjectRef":
        return cls(user_id=subject.user_id, words=subject.words)

    @classmethod
    def read(cls, text: str) -> DataSubject:
        """Raises Refusal for what we never wrote."""
        try:
            ref = cls.model_validate_json(text)
        except ValidationError:
            raise Refusal(OUTDATED) from None
        return subject_named(ref.user_id, ref.words)


def erasure_form() -> Json:
    blocks = [
        section("Whose data? You see how much there is before anything is erased."),
        fields.text(
            Field.NAME, "Names and mail addresses, each on a line of its own", most=TYPED, optional=True,
            lines=True,
            hint="As they may stand in what people typed: the full name, the last name, the address. "
            "Whole words are found, in any case.",
        ),
        fields.text(
            Field.USER_ID, "Member id in Slack", most=40, optional=True,
            hint="For example U012AB3CD. Formal signatures by this person are found by it.",
        ),
    ]  # fmt: skip
    return form(Form.ERASURE, TITLE, "Look", blocks, "")


def erasure_confirmation(subject: DataSubject, places: int, deliveries: int) -> Json:
    named = [f"• {line(word)}" for word in subject.words]
    named += [f"• {mention(subject.user_id)}"] if subject.user_id else []
    where = f"{count(places, 'place')} in {count(deliveries, 'delivery', 'deliveries')}"
    if not places:
        again = "Names are found as they were typed: the last name alone may find more."
        return reading(TITLE, [*sections(["*Nothing was found* of:", *named]), section(again)])
    blocks = [
        *sections([f"Found in *{where}*, private ones too:", *named]),
        section("*This cannot be undone.* “A person who left” takes the place of the name in all of them."),
        section(KEPT),
        context(ELSEWHERE),
    ]
    metadata = SubjectRef.of(subject).model_dump_json()
    return form(Form.ERASURE_CONFIRM, TITLE, "Erase for good", blocks, metadata)


def looking() -> Json:
    words = "Gatehouse looks through everything that is kept. This window soon shows how much was found."
    return reading(TITLE, [section(words), context("Nothing is erased before you say so.")])


def erasure_noted() -> Json:
    words = "It is being erased. A direct message tells you when it is done; you can close this window."
    return reading(TITLE, [section(words)])


def erasure_done(places: int) -> Message:
    done = f"*Erased from {count(places, 'place')}.* It stands in the audit log, without the name."
    return Message.of([done], [section(done), context(ELSEWHERE)])


def erasure_refused(sentence: str) -> Message:
    return undone(NOT_ERASED, sentence)
