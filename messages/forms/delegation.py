"""Handing one's sign-offs on, and the manager's putting somebody in another's place."""

from collections.abc import Sequence
from datetime import date

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.delegation import Delegation
from messages import fields
from messages.blocks import button, section, section_of
from messages.delegations import stand_in
from messages.ids import Action, Field, Form
from messages.limits import RADIO_OPTIONS, Json
from messages.mrkdwn import line, mention, on
from messages.refs import EVERYWHERE, Ref
from messages.titles import delivery_title, gate_label
from messages.views import form

GATE, DELIVERY, ALL = "gate", "delivery", "all"


def delegation_form(delivery: Delivery, gate: Gate | None, mine: Sequence[Delegation], today: date) -> Json:
    """For one delivery, one of its gates, or all; what is handed on already can be taken back."""
    only = [(GATE, f"Only {delivery.label(gate)}")] if gate else []
    scopes = [*only, (DELIVERY, "All gates of this delivery"), (ALL, "All my deliveries")]
    blocks = [
        section_of(delivery_title(delivery), HINT),
        *[taken_back(delivery, each) for each in mine[:10]],
        fields.person(Field.DELEGATE, "Who signs for you?"),
        fields.select(Field.SCOPE_OF_IT, "Where?", scopes, initial=scopes[0][0]),
        *span(today),
    ]
    ref = Ref.to(delivery, gate)
    return form(Form.DELEGATION, "Hand on sign-offs", "Hand on", blocks, ref.dump())


def delegation_form_for_all(standing: tuple[str, date] | None, today: date) -> Json:
    """From Home: `standing` is who signs everywhere already, and until when."""
    blocks = [section(HINT)]
    if standing:
        words = f"{mention(standing[0])} signs for you in all your deliveries, until {on(standing[1])}"
        end = button("Take back", Action.DELEGATION_END, Ref(delivery=EVERYWHERE))
        blocks.append(section(words, end))
    blocks += [fields.person(Field.DELEGATE, "Who signs for you in all your deliveries?"), *span(today)]
    ref = Ref(delivery=EVERYWHERE)
    return form(Form.DELEGATION, "Hand on sign-offs", "Hand on", blocks, ref.dump())


HINT = (
    "Whoever signs for you does it on your behalf, and card and record say so."
    " You may go on signing yourself."
)


def span(today: date) -> list[Json]:
    return [
        fields.day(Field.STARTS_ON, "From", initial=today, optional=True),
        fields.day(
            Field.ENDS_ON, "Until, this day included", optional=True,
            hint="Needed, unless it is for one gate only. It ends by itself.",
        ),
    ]  # fmt: skip


def taken_back(delivery: Delivery, each: Delegation) -> Json:
    end = button("Take back", Action.DELEGATION_END, Ref.to(delivery, number=each.number))
    return section(stand_in(each), end)


def reassignment_form(delivery: Delivery, gate: Gate, asked: Sequence[tuple[str, str]]) -> Json:
    """`asked` are the sign-offs that are waited for: role and person."""
    blocks = [
        section_of(delivery_title(delivery), gate_label(delivery, gate), *numbered(delivery, asked)),
        whose_sign_off(delivery, asked),
        fields.person(Field.DELEGATE, "Who signs in their place?"),
        fields.text(
            Field.REASON, "Why?", most=fields.REASON, lines=True,
            hint="It stands on the card and in the record.",
        ),
    ]  # fmt: skip
    return form(Form.REASSIGNMENT, "Reassign a sign-off", "Reassign", blocks, Ref.to(delivery, gate).dump())


def whose_sign_off(delivery: Delivery, asked: Sequence[tuple[str, str]]) -> Json:
    """A list with names where it is short; only radio buttons can show a person's name beside the choice."""
    if len(asked) > RADIO_OPTIONS:
        roles = [(f"{role}:{user}", delivery.process.role_name(role)) for role, user in asked]
        choices = [(value, f"{number}. {name}") for number, (value, name) in enumerate(roles, 1)]
        return fields.select(Field.SIGN_OFF, "Whose sign-off?", choices)
    named = [(f"{role}:{user}", asked_of(delivery, role, user)) for role, user in asked]
    return fields.radio(Field.SIGN_OFF, "Whose sign-off?", named, marked=True)


def numbered(delivery: Delivery, asked: Sequence[tuple[str, str]]) -> list[str]:
    """Who stands behind each number of a list that is too long for names."""
    if len(asked) <= RADIO_OPTIONS:
        return []
    return [f"{number}. {asked_of(delivery, *each)}" for number, each in enumerate(asked, 1)]


def asked_of(delivery: Delivery, role: str, user: str) -> str:
    return f"{line(delivery.process.role_name(role), 35)}: {mention(user)}"
