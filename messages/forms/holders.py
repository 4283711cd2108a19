"""Naming other people for a delivery's roles."""

from gates.delivery import Delivery
from gates.process import Role
from messages import fields
from messages.blocks import context, section_of
from messages.ids import HOLDER, Form
from messages.limits import VIEW_BLOCKS, Json
from messages.mrkdwn import line
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form


def holders_form(delivery: Delivery) -> Json:
    note = "What somebody has signed or ticked stays with their name."
    roles = [
        role_field(delivery, key, role) if role.group is None else group_block(role)
        for key, role in delivery.process.roles.items()
    ]
    blocks = [section_of(delivery_title(delivery), note), *roles[: VIEW_BLOCKS - 1]]
    return form(Form.HOLDERS, "People", "Save", blocks, Ref.to(delivery).dump())


def group_block(role: Role) -> Json:
    return context(f"*{line(role.name)}* follows <!subteam^{role.group}>: change its members in Slack")


def role_field(delivery: Delivery, key: str, role: Role) -> Json:
    return fields.persons(
        HOLDER + key, role.name, hint=role.duty, initial=delivery.holders_of(key), optional=role.external
    )
