"""The sign-off form: what is being signed, the verdict, why, and the conditions."""

from collections.abc import Sequence

from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Phase
from gates.sign_offs.conditions import allows_conditions, later_phases
from gates.sign_offs.formal import checklist_digest
from gates.sign_offs.signoff import Verdict
from messages import fields
from messages.blocks import actions, button, context, header, section, section_of
from messages.forms.question import named
from messages.gate_buttons import ref_to_sign
from messages.gate_head import how_far
from messages.ids import CONDITION, CONDITION_DUE, CONDITION_OWNER, CONDITION_PHASE, Action, Field, Form
from messages.items import in_order, item_block
from messages.limits import VIEW_BLOCKS, VIEW_TEXT, Json, fit
from messages.mrkdwn import line, quoted
from messages.refs import Ref
from messages.titles import delivery_title, gate_heading, role_name
from messages.views import form

MOST_CONDITIONS = 10

CHOICES = {
    Verdict.APPROVE: "Approve",
    Verdict.CONDITIONS: "Approve with conditions",
    Verdict.REJECT: "Send back",
    Verdict.ABSTAIN: "Abstain: I read it, and leave the decision to others",
}


def sign_off_form(
    delivery: Delivery, gate: Gate, verdict: Verdict | None = None, condition_rows: int = 1
) -> Json:
    """The form for "Approve with conditions" has rows for them; in others a button adds the first."""
    rows = min(condition_rows, MOST_CONDITIONS)
    head = [header(gate_heading(delivery, gate)), section_of(delivery_title(delivery), *asks(delivery, gate))]
    items = [[item_block(delivery, gate, i, buttons=False, most_evidence=1200)] for i in in_order(gate)]
    offers_conditions = verdict is not Verdict.REJECT and allows_conditions(delivery, gate)
    tail = [verdict_field(verdict, offers_conditions=offers_conditions), comment_field(verdict)]
    tail += not_met_blocks(gate) if verdict in (None, Verdict.REJECT) else []
    if verdict is not Verdict.REJECT and delivery.phase(gate).gate.formal:
        tail += signature_blocks(delivery)
    if offers_conditions:
        tail += condition_blocks(delivery, gate, rows if verdict is Verdict.CONDITIONS else 0)
    blocks = fit(head, items, tail, more, VIEW_BLOCKS, VIEW_TEXT)
    return form(Form.SIGN_OFF, "Sign this gate", "Sign", blocks, ref_to_read(delivery, gate).dump())


def ref_to_read(delivery: Delivery, gate: Gate) -> Ref:
    """For a formal gate with the digest of the checklist that the form shows."""
    ref = ref_to_sign(delivery, gate)
    formal = delivery.phase(gate).gate.formal
    return ref.model_copy(update={"seen": checklist_digest(gate)}) if formal else ref


def signature_blocks(delivery: Delivery) -> list[Json]:
    """Optional as fields, because who sends back or abstains signs nothing; the rule asks who approves."""
    signature = delivery.process.signature
    if signature is None:
        return []
    reasons = [(str(number), reason) for number, reason in enumerate(signature.reasons)]
    return [
        section_of("*What your signature means*", quoted(signature.statement, 1000)),
        fields.text(
            Field.SIGNED_NAME, "Your full name", most=fields.NAME, optional=True,
            hint="Typed by you, it is your signature. Needed to approve.",
        ),
        fields.select(
            Field.SIGNED_REASON, "Reason of the signature", reasons, optional=True, hint="Needed to approve."
        ),
    ]  # fmt: skip


def asks(delivery: Delivery, gate: Gate) -> list[str]:
    rules = delivery.phase(gate).gate.sign_offs
    confirmed = [f"{role_name(delivery, rule.role)} confirms: “{line(rule.asks)}”" for rule in rules]
    return [*confirmed, f"*{how_far(gate)}*"]


def verdict_field(verdict: Verdict | None, *, offers_conditions: bool) -> Json:
    choices = [
        (value.value, words)
        for value, words in CHOICES.items()
        if value is not Verdict.CONDITIONS or offers_conditions
    ]
    return fields.radio(Field.VERDICT, "Your decision", choices, initial=verdict)


def comment_field(verdict: Verdict | None) -> Json:
    """Only some verdicts need one; which, the rule says again for whoever chooses another."""
    questions: dict[Verdict | None, str] = {
        Verdict.REJECT: "What must be put right?",
        Verdict.CONDITIONS: "Why are conditions needed?",
    }
    return fields.text(
        Field.COMMENT, questions.get(verdict, "Comment"), most=fields.COMMENT, lines=True,
        optional=verdict not in questions,
        hint="Needed to send back or to set conditions. It is shown on the card.",
    )  # fmt: skip


def not_met_blocks(gate: Gate) -> list[Json]:
    """What is done so far, of which who sends back may say that it is not."""
    done = [(item.key, named(item)) for item in in_order(gate) if item.done]
    hint = "Only to send back. They are open when this gate comes again."
    label = "Which items are not met?"
    return [fields.several(Field.NOT_MET, label, done, hint=hint, optional=True)] if done else []


def condition_blocks(delivery: Delivery, gate: Gate, rows: int) -> list[Json]:
    possible = later_phases(delivery, gate)
    names = " or ".join(line(phase.name) for phase in possible[:3])
    head = section(f"*Conditions*\nEach becomes a required item of a later gate: {names}.")
    blocks = [head] if rows else []
    for row in range(1, rows + 1):
        blocks += condition_row(delivery, possible, row)
    if rows < MOST_CONDITIONS:
        blocks.append(actions(button("Add a condition", Action.CONDITION_ADD, Ref.to(delivery, gate))))
    return blocks


def condition_row(delivery: Delivery, possible: Sequence[Phase], row: int) -> list[Json]:
    """All optional, for the verdict may still be changed; the rule asks for at least one condition."""
    where = [(phase.key, delivery.process.label(phase.key)) for phase in possible]
    at_gate = fields.select(
        f"{CONDITION_PHASE}{row}", f"Condition {row} is met at", where, optional=True,
        hint="Left empty: at the next gate.",
    )  # fmt: skip
    return [
        fields.text(f"{CONDITION}{row}", f"Condition {row}", most=200, optional=True),
        fields.person(f"{CONDITION_OWNER}{row}", f"Who meets condition {row}?", optional=True),
        *([at_gate] if len(possible) > 1 else []),
        fields.day(f"{CONDITION_DUE}{row}", f"Condition {row} is due on", optional=True),
    ]


def more(left: int) -> Json:
    return context(f"… and {left} more items, which “Items and evidence” shows.")
