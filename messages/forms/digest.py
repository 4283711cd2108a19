"""How the client is written, the note in a message to it, writing one, and skipping one."""

from gates.delivery import Delivery
from gates.digests.records import ClientUpdate, DigestSettings
from gates.digests.setting import settings_of
from gates.process_files.digests import MessageKind
from gates.working_time.calendar import Weekday
from messages import fields
from messages.blocks import section_of
from messages.digests.words import CADENCES, KINDS, LANGUAGES
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import channel
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form

CHANNEL, MAIL, BOTH = "channel", "mail", "both"
ITSELF, WAITS = "itself", "waits"
NOTE = 1500


def digest_settings_form(delivery: Delivery, *, mail: bool) -> Json:
    """`mail`: whether mail can be sent at all."""
    settings = settings_of(delivery)
    shared = channel(delivery.client_channel) if delivery.client_channel else "none yet, see `/gate details`"
    by_mail = "" if mail else "\nMail is not set up here: GATEHOUSE_SMTP_URL is missing."
    blocks = [
        section_of(delivery_title(delivery), f"The client's channel: {shared}{by_mail}"),
        *when_fields(settings),
        *where_fields(settings),
        fields.radio(
            Field.GOES, "When its hour comes",
            [(WAITS, "It waits until I send it"), (ITSELF, "It goes by itself, unless I skip it")],
            initial=ITSELF if settings.goes_by_itself else WAITS,
        ),
        fields.number(
            Field.PREVIEW_HOURS, "Working hours before, in which I see it first", least=1, most=40,
            initial=settings.preview_hours,
        ),
    ]  # fmt: skip
    return form(Form.DIGESTS, "Writing to the client", "Save", blocks, Ref.to(delivery).dump())


def when_fields(settings: DigestSettings) -> list[Json]:
    return [
        fields.select(
            Field.CADENCE, "How often does the client get a status update?",
            [(each.value, words) for each, words in CADENCES.items()], initial=settings.cadence,
        ),
        fields.select(
            Field.WEEKDAY, "On which day?", [(day.value, day.value.capitalize()) for day in Weekday],
            initial=settings.weekday, hint="Counts for every week and every two weeks.",
        ),
        fields.select(
            Field.HOUR, "At which hour, on the client's clock?",
            [(str(hour), f"{hour:02}:00") for hour in range(24)], initial=str(settings.hour),
        ),
        fields.text(
            Field.TIME_ZONE, "The client's time zone", most=60, initial=settings.time_zone,
            hint="For example Europe/Berlin or America/New_York",
        ),
    ]  # fmt: skip


def where_fields(settings: DigestSettings) -> list[Json]:
    place = BOTH if settings.to_channel and settings.mail_to else MAIL if settings.mail_to else CHANNEL
    return [
        fields.radio(
            Field.DESTINATION, "Where?",
            [(CHANNEL, "In the client's channel"), (MAIL, "By e-mail"), (BOTH, "Both")], initial=place,
        ),
        fields.text(
            Field.MAIL_TO, "E-mail addresses", most=fields.REASON, initial=settings.mail_to, optional=True,
            hint="Up to five, with commas between them. Each gets a mail of its own.",
        ),
        fields.select(
            Field.LANGUAGE, "In which language?",
            [(each.value, words) for each, words in LANGUAGES.items()], initial=settings.language,
        ),
    ]  # fmt: skip


def note_form(delivery: Delivery, update: ClientUpdate) -> Json:
    blocks = [
        section_of(delivery_title(delivery), f"*{KINDS[update.kind]}*"),
        note_field(update.note),
    ]
    ref = Ref.to(delivery, number=update.number)
    return form(Form.UPDATE_NOTE, "Note to the client", "Save", blocks, ref.dump())


def write_form(delivery: Delivery) -> Json:
    kinds = [(kind.value, words) for kind, words in KINDS.items()]
    blocks = [
        section_of(
            delivery_title(delivery), "You see the whole message before it goes, in a direct message to you."
        ),
        fields.select(Field.MESSAGE, "What is it about?", kinds, initial=MessageKind.STATUS),
        note_field(None),
    ]
    return form(Form.UPDATE_WRITE, "Write to the client", "Show me", blocks, Ref.to(delivery).dump())


def note_field(initial: str | None) -> Json:
    return fields.text(
        Field.NOTE, "Your own words", most=NOTE, lines=True, initial=initial, optional=True,
        hint="The client reads them. Leave it empty for none.",
    )  # fmt: skip


def skip_update_form(delivery: Delivery, update: ClientUpdate) -> Json:
    blocks = [
        section_of(delivery_title(delivery), f"*{KINDS[update.kind]}*", "The client is not written now."),
        fields.text(
            Field.REASON, "Why is it skipped?", most=fields.REASON, lines=True,
            hint="It stands in the record; the client does not read it.",
        ),
    ]  # fmt: skip
    ref = Ref.to(delivery, number=update.number)
    return form(Form.UPDATE_SKIP, "Skip this message", "Skip it", blocks, ref.dump())
