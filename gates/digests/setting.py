"""How the client of a delivery is written."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import available_timezones

from gates.delivery import Delivery
from gates.digests.records import DigestSettings
from gates.facts import FactKind
from gates.people import Person
from gates.process_files.digests import Cadence, Digests, Language
from gates.refusal import Refusal

NOWHERE = (
    "Nothing says where the client is written. Choose its channel or an address with `/gate digest settings`."
)


def settings_of(delivery: Delivery) -> DigestSettings:
    """What the manager set last, else what the process says, else the workspace."""
    if delivery.digest_settings:
        return delivery.digest_settings[-1]
    says = delivery.process.digests or Digests()
    return DigestSettings(
        number=0, cadence=says.cadence, weekday=says.day, hour=says.hour, time_zone=says.time_zone,
        to_channel=True, mail_to=None, language=language_of(delivery, says),
        goes_by_itself=says.goes_by_itself, preview_hours=says.preview_hours,
        set_at=delivery.started_at, set_by=delivery.started_by,
    )  # fmt: skip


def language_of(delivery: Delivery, says: Digests) -> Language:
    is_said = "language" in says.model_fields_set
    return says.language if is_said else delivery.defaults.language or says.language


def set_digests(delivery: Delivery, wanted: DigestSettings, by: Person, at: datetime) -> None:
    """Who set it, when and as which number is filled in here. Setting the same changes nothing."""
    must_have_client(delivery)
    delivery.must_not_be_over()
    delivery.must_manage(by, "set how the client is written")
    check(delivery, wanted)
    was = settings_of(delivery)
    new = replace(wanted, number=len(delivery.digest_settings) + 1, set_at=at, set_by=by.user_id)
    if replace(new, number=was.number, set_at=was.set_at, set_by=was.set_by) == was:
        return
    delivery.digest_settings.append(new)
    delivery.record_fact(
        FactKind.DIGESTS_SET, at, by.user_id,
        cadence=new.cadence, weekday=new.weekday, hour=new.hour, time_zone=new.time_zone,
        to_channel=new.to_channel, mail_to=new.mail_to, language=new.language,
        goes_by_itself=new.goes_by_itself, preview_hours=new.preview_hours, cadence_was=was.cadence,
    )  # fmt: skip


def must_have_client(delivery: Delivery) -> None:
    if delivery.process.client_role() is None:
        raise Refusal("This delivery has no client, so there is nobody to write to.")
    if delivery.practice:
        raise Refusal("This delivery is practice, so its client is not written.")


def check(delivery: Delivery, wanted: DigestSettings) -> None:
    if wanted.time_zone not in available_timezones():
        raise Refusal(
            "There is no such time zone. Write one like Europe/Berlin or America/New_York.", field="time_zone"
        )
    if not 0 <= wanted.hour <= 23:
        raise Refusal("The hour goes from 0 to 23.", field="hour")
    if not 1 <= wanted.preview_hours <= 40:
        raise Refusal("The preview comes 1 to 40 working hours before.", field="preview_hours")
    if wanted.to_channel and not delivery.client_channel and wanted.cadence is not Cadence.NEVER:
        raise Refusal(
            "This delivery has no client's channel. Choose one with `/gate details`, or write by e-mail.",
            field="destination",
        )
    if not wanted.to_channel and not wanted.mail_to:
        raise Refusal("Give the address that the client is written at.", field="mail_to")


def destinations(delivery: Delivery) -> tuple[str | None, list[str]]:
    """The client's channel and its addresses, as far as they are to be used."""
    settings = settings_of(delivery)
    return (delivery.client_channel if settings.to_channel else None), settings.addresses
