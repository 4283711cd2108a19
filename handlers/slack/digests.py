"""Writing to the client: the preview, the note, sending and skipping, and how it is set."""

from typing import Any

from gates.delivery import Delivery
from gates.digests.mail_address import addresses_in
from gates.digests.records import ClientUpdate, DigestSettings
from gates.digests.sending import may_change, update_of
from gates.digests.setting import must_have_client, settings_of
from gates.process_files.digests import Cadence, Language, MessageKind
from gates.refusal import Refusal
from gates.working_time.calendar import Weekday
from handlers.acts import informing
from handlers.slack.answers import Answers
from handlers.slack.meant import the_one
from handlers.slack.reading import delivery_of
from handlers.slack.record_forms import managers_only, open_form
from handlers.slack.visit import Visit
from messages import fields
from messages.digests.preview import digest_preview
from messages.forms.digest import (
    CHANNEL,
    ITSELF,
    MAIL,
    NOTE,
    digest_settings_form,
    note_form,
    skip_update_form,
    write_form,
)
from messages.ids import Field
from messages.message import Message
from messages.refs import Ref

Ack = dict[str, Any] | None

SETTINGS, WRITE = "settings", "write"
NO_MAIL = "Mail is not set up here: ask whoever runs Gatehouse to set GATEHOUSE_SMTP_URL."


def run_digest_command(visit: Visit, rest: str) -> Message | None:
    """`/gate digest [settings | write] [name]`."""
    word, _, name = rest.partition(" ")
    if word == SETTINGS:
        open_settings(visit, Ref.to(the_one(visit, name.strip())))
        return None
    if word == WRITE:
        open_write(visit, Ref.to(the_one(visit, name.strip())))
        return None
    delivery = the_one(visit, rest)
    must_have_client(delivery)
    delivery.must_take_part(visit.click.by, "see what the client is written")
    return digest_preview(delivery, visit.click.at)


def clients_only(delivery: Delivery, visit: Visit) -> None:
    must_have_client(delivery)
    managers_only("write to the client", on_hold=True)(delivery, visit)


def open_settings(visit: Visit, ref: Ref | None = None) -> None:
    mail = visit.desk.postbox is not None
    open_form(visit, ref or visit.ref, clients_only, lambda d: digest_settings_form(d, mail=mail))


def open_write(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, clients_only, write_form)


def open_note(visit: Visit) -> None:
    visit.show(note_form(*to_change(visit)))


def open_skip(visit: Visit) -> None:
    visit.show(skip_update_form(*to_change(visit)))


def to_change(visit: Visit) -> tuple[Delivery, ClientUpdate]:
    delivery = delivery_of(visit, visit.ref)
    update = update_of(delivery, visit.ref.entry)
    may_change(delivery, update, visit.click.by)
    return delivery, update


def send(visit: Visit) -> None:
    informing.send(visit.desk, visit.click, visit.ref)


def save_note(visit: Visit, answers: Answers) -> Ack:
    informing.write_note(visit.desk, visit.click, visit.ref, answers.optional_text(Field.NOTE, NOTE))
    return None


def save_write(visit: Visit, answers: Answers) -> Ack:
    kind = MessageKind(one_of(answers.choice(Field.MESSAGE), MessageKind, Field.MESSAGE))
    note = answers.optional_text(Field.NOTE, NOTE)
    informing.draft(visit.desk, visit.click, visit.ref, kind, note)
    return None


def save_skip(visit: Visit, answers: Answers) -> Ack:
    informing.skip(visit.desk, visit.click, visit.ref, answers.text(Field.REASON, fields.REASON))
    return None


def save_settings(visit: Visit, answers: Answers) -> Ack:
    wanted = wanted_settings(visit, answers, settings_of(delivery_of(visit, visit.ref)))
    informing.set_digests(visit.desk, visit.click, visit.ref, wanted)
    return None


def wanted_settings(visit: Visit, answers: Answers, was: DigestSettings) -> DigestSettings:
    place = answers.choice(Field.DESTINATION)
    typed = answers.optional_text(Field.MAIL_TO, fields.REASON)
    addresses = [] if place == CHANNEL else addresses_in(typed, Field.MAIL_TO)
    if place != CHANNEL and not addresses:
        raise Refusal("Give the address that the client is written at.", field=Field.MAIL_TO)
    if addresses and visit.desk.postbox is None:
        raise Refusal(NO_MAIL, field=Field.DESTINATION)
    return DigestSettings(
        number=was.number,
        cadence=Cadence(one_of(answers.choice(Field.CADENCE), Cadence, Field.CADENCE)),
        weekday=Weekday(one_of(answers.choice(Field.WEEKDAY), Weekday, Field.WEEKDAY)),
        hour=answers.number(Field.HOUR, 0, 23),
        time_zone=answers.line(Field.TIME_ZONE, 60),
        to_channel=place != MAIL,
        mail_to=", ".join(addresses) or None,
        language=Language(one_of(answers.choice(Field.LANGUAGE), Language, Field.LANGUAGE)),
        goes_by_itself=answers.choice(Field.GOES) == ITSELF,
        preview_hours=answers.number(Field.PREVIEW_HOURS, 1, 40),
        set_at=visit.click.at,
        set_by=visit.click.by.user_id,
    )


def one_of(value: str, known: type[Cadence | Weekday | Language | MessageKind], field: Field) -> str:
    if value not in list(known):
        raise Refusal("Please choose one from the list.", field=field)
    return value
