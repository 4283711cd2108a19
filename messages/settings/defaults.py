"""What counts for a delivery where neither it nor its process says: in lines, and in forms."""

from gates.nudges.policy import USUAL, NudgePolicy
from gates.process_files.digests import Language
from gates.workspace.defaults import LONGEST, EscalationPolicy
from messages import fields
from messages.blocks import section
from messages.digests.words import LANGUAGES
from messages.forms.nudges import numbers
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import channel
from messages.titles import count
from messages.views import form

ORDER = (
    "*What counts for a delivery:* first what is set for it, by its menu; then what its process file says,"
    " see `/gate process show`; then what stands here; and else what Gatehouse does by itself."
)
UNDER = "Counts where neither the delivery nor its process file says otherwise, also for what runs already."


def nudges_line(policy: NudgePolicy | None) -> str:
    now = policy or USUAL
    if now.at_most == 0:
        return "Nobody is reminded"
    days = now.before_due_days
    before = f", and {count(days, 'working day')} before a due date" if days else ""
    return (
        f"After {count(now.first_after_hours, 'working hour')}, then every {now.then_every_hours},"
        f" {count(now.at_most, 'time')} at most{before}{'' if policy else ' (as usual)'}"
    )


def escalation_line(policy: EscalationPolicy | None) -> str:
    if policy is None:
        return "Only where a process file says so"
    told = f", told in {channel(policy.channel)} too" if policy.channel else ""
    return (
        f"What nobody answers goes after {count(policy.to_manager_after_hours, 'working hour')} to whoever"
        f" manages the delivery, after {policy.further_after_hours} to whom its process escalates{told}"
    )


def language_line(language: Language | None) -> str:
    return LANGUAGES[language] if language else f"{LANGUAGES[Language.ENGLISH]} (as usual)"


def nudges_form(policy: NudgePolicy | None) -> Json:
    asked = [
        fields.number(key, label, least=least, most=most, initial=now)
        for key, label, least, most, now in numbers(policy or USUAL)
    ]
    blocks = [section(f"{UNDER} Hours are working hours of the person who is reminded."), *asked]
    return form(Form.SETTINGS_NUDGES, "Reminders", "Save", blocks, "")


def escalation_form(policy: EscalationPolicy | None) -> Json:
    first, further = (policy.to_manager_after_hours, policy.further_after_hours) if policy else (None, None)
    blocks = [
        section(f"{UNDER} A gate that says it has no chain stays without."),
        fields.number(
            Field.TO_MANAGER, "To whoever manages the delivery, after so many working hours", least=1,
            most=LONGEST, initial=first, optional=True,
            hint="Leave both empty: nothing is escalated by itself.",
        ),
        fields.number(
            Field.FURTHER, "To whom its process escalates, after so many", least=1, most=LONGEST,
            initial=further, optional=True, hint="Both are counted from when the waiting began.",
        ),
        fields.channel(
            Field.INTERNAL_CHANNEL, "Channel that hears of the second step", optional=True, shared=False,
            initial=policy.channel if policy else None,
            hint="Gatehouse has to be in it. Private deliveries are never told of there.",
        ),
    ]  # fmt: skip
    return form(Form.SETTINGS_ESCALATION, "Escalation", "Save", blocks, "")


def language_form(language: Language | None) -> Json:
    blocks = [
        section(UNDER),
        fields.select(
            Field.LANGUAGE, "Clients are written in",
            [(each.value, words) for each, words in LANGUAGES.items()], initial=language or Language.ENGLISH,
        ),
    ]  # fmt: skip
    return form(Form.SETTINGS_LANGUAGE, "Language", "Save", blocks, "")
