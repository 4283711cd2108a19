"""Correcting a delivery's name, client, scope, date or channels."""

from gates.delivery import Delivery
from messages import fields
from messages.blocks import context
from messages.forms.privacy import privacy_field
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.views import form


def details_form(delivery: Delivery) -> Json:
    blocks = [
        context("The old values stay in the record."),
        fields.text(Field.NAME, "Name of the delivery", most=fields.NAME, initial=delivery.name),
        *client_fields(delivery),
        fields.text(Field.SCOPE, "Scope summary", most=fields.SCOPE, lines=True, initial=delivery.scope),
        fields.day(Field.AGREED_ON, "Agreed delivery date", initial=delivery.agreed_on),
        fields.channel(
            Field.INTERNAL_CHANNEL, "Channel of the team", initial=delivery.internal_channel, shared=False,
            hint="New cards appear in the new channel.",
        ),
        *client_channel_fields(delivery),
        privacy_field(private=delivery.private),
    ]  # fmt: skip
    return form(Form.DETAILS, "Details", "Save", blocks, Ref.to(delivery).dump())


def client_fields(delivery: Delivery) -> list[Json]:
    if delivery.process.client_role() is None:
        return []
    return [fields.text(Field.CLIENT, "Client", most=fields.NAME, initial=delivery.client)]


def client_channel_fields(delivery: Delivery) -> list[Json]:
    if delivery.process.client_role() is None:
        return []
    label = "Channel that you share with the client"
    return [fields.channel(Field.CLIENT_CHANNEL, label, initial=delivery.client_channel, optional=True)]
