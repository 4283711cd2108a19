"""How each subcommand, button and form could tell of a delivery: one that is new has to say it here."""

from typing import Any

from messages.exports.record import Form as Export
from messages.ids import Action, Field, Form
from tests.driver.scenes import DANA, SAM, TEAM_CHANNEL
from tests.driver.values import channel, choice, day, people, person, text

NAMED = ("", "{name}", "{name} --share")

COMMAND_CASES: dict[str, tuple[str, ...]] = dict.fromkeys((
    "status", "show", "menu", "milestones", "risk", "triggers", "escalate", "feedback", "metrics",
    "mode", "done", "review", "details", "people", "skip", "delegate", "reassign", "override", "cancel",
    "hold", "resume", "close", "reopen", "list", "decision", "scope", "depends", "extend", "digest", "nudges",
    "calendar", "archive",
), NAMED) | {
    "help": ("",),
    "record": (*NAMED, *(f"{{name}} as {form.value}" for form in Export)),
    "portfolio": ("", "--share"),
    "waiting": ("", "delivery manager", "<@U0DANA0001|dana>", "--share"),
    "history": NAMED,
    "archived": ("", "Zanz", "list {name}", "--share"),
    "find": ("", "Zanz --share", "quokk", "womba", "{name}"),
    "start": ("",),
    "process": ("", "move {name}", "show client-delivery"),
    "token": ("", "new CI for {name}", "workspace CI"),
    "settings": ("",),
    "rights": ("", "log", "auditor <@U0SAM00001|sam>"),
}  # fmt: skip

# Buttons and forms that no delivery can be named by: pressing them is nothing to do with one.
OF_NO_DELIVERY: set[Action | Form] = {
    Action.DELIVERY_START, Action.DELEGATE, Action.PROCESS_SHOW, Action.PROCESS_BEFORE, Action.PROCESS_AFTER,
    Action.START_PROCESS, Action.START_HOLDERS, Action.SETTINGS_CALENDAR, Action.SETTINGS_CHANNEL,
    Action.SETTINGS_HOLDERS, Action.SETTINGS_ARCHIVE, Action.PERSON_ERASE,
    Action.SETTINGS_NUDGES, Action.SETTINGS_ESCALATION, Action.SETTINGS_LANGUAGE,
    Form.SETTINGS_NUDGES, Form.SETTINGS_ESCALATION, Form.SETTINGS_LANGUAGE,
    Form.SETTINGS_CALENDAR, Form.SETTINGS_CHANNEL, Form.SETTINGS_HOLDERS, Form.START, Form.START_PEOPLE,
    Form.UPLOAD, Form.SETTINGS_ARCHIVE, Form.ERASURE, Form.ERASURE_CONFIRM,
}  # fmt: skip

FILLED: dict[Any, dict[str, Any]] = {
    Field.REASON: text("Because"), Field.COMMENT: text("So"), Field.EVIDENCE: text("https://a.example"),
    Field.VERDICT: choice("approve"), Field.QUESTION: text("Why?"), Field.ITEM: choice("scope_clear"),
    Field.TICKED: choice("intake/1/scope_clear"),
    Field.CONCERN: text("Hm"), Field.ANSWER: text("Yes"), Field.ISSUE: text("Stuck"),
    Field.ESCALATED_TO: person(SAM), Field.RESOLUTION: text("Done"), Field.RISK: text("It rains"),
    Field.LIKELIHOOD: choice("3"), Field.IMPACT: choice("3"), Field.MITIGATION: text("Umbrella"),
    Field.OWNER: person(SAM), Field.DELEGATE: person(SAM), Field.SCOPE_OF_IT: choice("gate"),
    Field.ENDS_ON: day("2030-01-01"), Field.SIGN_OFF: choice(f"delivery_manager:{DANA}"),
    Field.OUTCOME: text("It passed"), Field.ACCEPTABLE_DELAY_DAYS: text("3"), Field.FEEDBACK: text("Good"),
    Field.ESCALATE_WHEN: text("Late"), Field.GIVEN_BY: text("Olga"), Field.METRIC: text("Speed"),
    Field.BASELINE: text("1"), Field.TARGET: text("2"), Field.VALUE: text("2"),
    Field.DUE_ON: day("2030-01-01"), Field.MEASURED_ON: day("2026-01-01"), Field.TARGET_MET: choice("met"),
    Field.MODE: choice("kanban"), Field.PART: text("Tested"), Field.ROLE: choice("cto"),
    Field.PHASE: choice("intake"), Field.VERSION: choice("1"), Field.WENT_WELL: text("All"),
    Field.WENT_BADLY: text("None"), Field.LESSONS: text("Ask"), Field.QUESTIONS: text("What?"),
    Field.NAME: text("Other"), Field.CLIENT: text("Somebody"), Field.SCOPE: text("Else"),
    Field.AGREED_ON: day("2030-01-01"), Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL),
    Field.TIME_ZONE: text("UTC"), Field.WEEKDAY: choice("Every day"), Field.OPENS: choice("08:00"),
    Field.CLOSES: choice("12:00"),
    Field.PRIVACY: choice("everybody"), "holder:cto": people(SAM),
}  # fmt: skip
