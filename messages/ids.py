"""Every id that Slack sends back to us: what was pressed, which form came in, which field."""

from enum import StrEnum

from messages.field_ids import Field

__all__ = [
    "ACTION_DUE",
    "ACTION_OWNER",
    "ACTION_TEXT",
    "CONDITION",
    "CONDITION_DUE",
    "CONDITION_OWNER",
    "CONDITION_PHASE",
    "FORECAST",
    "HOLDER",
    "TARGET",
    "Action",
    "Event",
    "Field",
    "Form",
    "Shortcut",
]


class Action(StrEnum):
    """`action_id`s: the noun and the verb of what a person pressed."""

    ITEM_TICK = "item.tick"
    ITEM_MENU = "item.menu"  # overflow of a done item; the option's value is a reference with a verb
    ITEM_EVIDENCE = "item.evidence"
    ITEM_REOPEN = "item.reopen"
    ITEM_WAIVE = "item.waive"
    GATE_APPROVE = "gate.approve"
    GATE_CONDITIONS = "gate.approve_with_conditions"
    GATE_SEND_BACK = "gate.send_back"
    GATE_REVIEW = "gate.review"  # opens the sign-off form with nothing chosen
    GATE_WITHDRAW = "gate.withdraw"
    GATE_ITEMS = "gate.items"  # opens the list of all items with everything that can be done to each
    GATE_EXTEND = "gate.extend"  # the due date
    GATE_ACKNOWLEDGE = "gate.acknowledge"  # the client's button
    GATE_RECORD_ACKNOWLEDGEMENT = "gate.record_acknowledgement"
    QUESTION_ASK = "question.ask"
    QUESTION_ANSWER = "question.answer"
    DELEGATE = "delegation.open"  # in Home
    DELEGATION_END = "delegation.end"
    MENU_REASSIGN = "menu.reassign"
    OVERRIDE_CONFIRM = "override.confirm"
    OVERRIDE_DECLINE = "override.decline"
    MENU_OVERRIDE = "menu.override"
    CONCERN_RAISE = "concern.raise"
    CONCERN_ANSWER = "concern.answer"
    HANDOFF_OFFER = "handoff.offer"
    HANDOFF_ACCEPT = "handoff.accept"
    HANDOFF_RETURN = "handoff.return"
    DELIVERY_START = "delivery.start"  # in Home
    DUTY_GIVE = "duty.give"  # of somebody who has left
    HOME_TAB = "home.tab"
    HOME_FILTER = "home.filter"
    HOME_SORT = "home.sort"
    HOME_BEFORE = "home.page_before"
    HOME_AFTER = "home.page_after"
    DELIVERY_MENU = "delivery.menu"
    DELIVERY_STATUS = "delivery.status"
    RUNS_END = "runs.end"
    DELIVERY_CLOSE = "delivery.close"
    MENU_MILESTONES = "menu.milestones"
    MENU_RISK = "menu.risk"
    MENU_DECISION = "menu.decision"
    MENU_SCOPE = "menu.scope"
    MENU_DEPENDS = "menu.depends"
    MENU_TRIGGERS = "menu.triggers"
    MENU_ESCALATE = "menu.escalate"
    MENU_FEEDBACK = "menu.feedback"
    MENU_DIGEST = "menu.digest"  # how the client is written
    UPDATE_SEND = "update.send"  # a message to the client
    UPDATE_NOTE = "update.note"
    UPDATE_SKIP = "update.skip"
    UPDATE_WRITE = "update.write"
    MENU_METRICS = "menu.metrics"  # the success metrics, to read and to change
    MENU_MODE = "menu.mode"
    MENU_DONE = "menu.done"  # the definition of done, to read and to change
    MENU_REVIEW = "menu.review"
    MENU_SKIP = "menu.skip"
    MENU_DETAILS = "menu.details"
    MENU_HOLDERS = "menu.holders"
    MENU_CANCEL = "menu.cancel"
    MENU_ARCHIVE = "menu.archive"
    MENU_HOLD = "menu.hold"
    MENU_RESUME = "menu.resume"
    RECORD_EXPORT = "record.export"  # overflow of the record; the option says in which form
    MENU_RECORD = "menu.record"  # the delivery record, to read
    ESCALATION_ACKNOWLEDGE = "escalation.acknowledge"
    ESCALATION_RESOLVE = "escalation.resolve"
    RISK_CHANGE = "risk.change"
    RISK_CLOSE = "risk.close"
    SCOPE_DECIDE = "scope.decide"
    DEPENDENCY_ADD = "dependency.add"
    DEPENDENCY_END = "dependency.end"
    DECISION_SHARE = "decision.share"  # with the client
    DECISION_KEEP_INTERNAL = "decision.keep_internal"
    MESSAGE_DELIVERY = "message.delivery"  # the one that a message is about
    METRIC_ADD = "metric.add"
    METRIC_CHANGE = "metric.change"
    METRIC_DROP = "metric.drop"
    METRIC_MEASURE = "metric.measure"
    DONE_ADD = "done.add"
    DONE_CHANGE = "done.change"
    DONE_DROP = "done.drop"
    NUDGE_SNOOZE = "nudge.snooze"  # a menu; the option's value is a reference with a verb
    NUDGE_DELEGATE = "nudge.delegate"
    NUDGE_DECLINE = "nudge.decline"
    NUDGE_SETTINGS = "nudge.settings"  # in Home
    MENU_NUDGES = "menu.nudges"
    MENU_CALENDAR = "menu.calendar"
    REVIEW_ACTION_DONE = "review_action.done"
    CONDITION_ADD = "condition.add"  # one more row in the sign-off form
    CHECKS_REVOKE = "checks.revoke"  # the token by which they are reported
    PROCESS_SHOW = "process.show"
    PROCESS_BEFORE = "process.page_before"
    PROCESS_AFTER = "process.page_after"
    MOVE_VERSION = "move.version"  # dispatches when another version is chosen
    SETTINGS_CALENDAR = "settings.calendar"
    SETTINGS_CHANNEL = "settings.channel"
    SETTINGS_HOLDERS = "settings.holders"
    SETTINGS_ARCHIVE = "settings.archive"
    PERSON_ERASE = "person.erase"
    SETTINGS_NUDGES = "settings.nudges"
    SETTINGS_ESCALATION = "settings.escalation"
    SETTINGS_LANGUAGE = "settings.language"
    START_PROCESS = "start.process"  # dispatches when another process is chosen
    START_HOLDERS = "start.holders"  # dispatches when other people are chosen


class Form(StrEnum):
    """`callback_id`s of the modals that are submitted."""

    START = "start.form"  # first step: what and where
    START_PEOPLE = "start_people.form"  # second step: who and when
    SIGN_OFF = "sign_off.form"
    ACKNOWLEDGEMENT = "acknowledgement.form"
    QUESTION = "question.form"
    REPLY = "reply.form"  # to a question
    NUDGES = "nudges.form"  # how I am reached
    NUDGE_POLICY = "nudge_policy.form"  # of a delivery
    CALENDAR = "calendar.form"  # of a delivery
    SNOOZE = "snooze.form"
    DELEGATION = "delegation.form"
    REASSIGNMENT = "reassignment.form"
    OVERRIDE = "override.form"
    CONCERN = "concern.form"
    ANSWER = "answer.form"  # to a concern
    MESSAGE_EVIDENCE = "message_evidence.form"
    EVIDENCE = "evidence.form"  # ticks an open item with evidence, or changes a done one's
    WAIVER = "waiver.form"
    RETURN = "return.form"
    REWORK = "rework.form"  # hands a package over in spite of the warning
    MILESTONES = "milestones.form"
    RISK = "risk.form"
    RISK_CHANGE = "risk_change.form"
    DEPENDENCY = "dependency.form"
    DEPENDENCY_END = "dependency_end.form"
    SCOPE = "scope.form"  # an addition to it
    SCOPE_DECISION = "scope_decision.form"
    DECISION = "decision.form"
    RISK_CLOSE = "risk_close.form"
    TRIGGERS = "triggers.form"
    ESCALATION = "escalation.form"
    RESOLUTION = "resolution.form"
    EXTENSION = "extension.form"  # of a due date
    FEEDBACK = "feedback.form"
    DIGESTS = "digests.form"
    UPDATE_NOTE = "update_note.form"
    UPDATE_SKIP = "update_skip.form"
    UPDATE_WRITE = "update_write.form"
    METRIC = "metric.form"
    METRIC_DROP = "metric_drop.form"
    MEASUREMENT = "measurement.form"
    MODE = "mode.form"
    DONE_PART = "done_part.form"
    DONE_DROP = "done_drop.form"
    REVIEW = "review.form"
    SKIP = "skip.form"
    DETAILS = "details.form"
    HOLDERS = "holders.form"
    CANCEL = "cancel.form"
    HOLD = "hold.form"
    RESUME = "resume.form"
    MOVE = "move.form"  # to another version of the process
    REOPEN = "reopen.form"  # a closed delivery
    ARCHIVE = "archive.form"  # a delivery that is over
    SETTINGS_CALENDAR = "settings_calendar.form"
    SETTINGS_CHANNEL = "settings_channel.form"
    SETTINGS_HOLDERS = "settings_holders.form"
    SETTINGS_ARCHIVE = "settings_archive.form"
    ERASURE = "erasure.form"
    ERASURE_CONFIRM = "erasure_confirm.form"
    SETTINGS_NUDGES = "settings_nudges.form"
    SETTINGS_ESCALATION = "settings_escalation.form"
    SETTINGS_LANGUAGE = "settings_language.form"
    DUTY = "duty.form"
    UPLOAD = "upload.form"  # a process file


class Shortcut(StrEnum):
    START = "delivery.start_shortcut"
    BLOCKER = "blocker.shortcut"  # on a message, as are those below
    DECISION = "decision.shortcut"
    RISK = "risk.shortcut"
    SCOPE = "scope.shortcut"
    EVIDENCE = "evidence.shortcut"


class Event(StrEnum):
    """Metadata by which our own messages are found again."""

    CARD = "gatehouse_card"
    NOTICE = "gatehouse_notice"


# Fields that repeat carry what they are about behind the colon, for example "holder:qa_engineer".
HOLDER = "holder:"
TARGET = "target:"
FORECAST = "forecast:"
CONDITION = "condition:"
CONDITION_OWNER = "condition_owner:"
CONDITION_PHASE = "condition_phase:"
CONDITION_DUE = "condition_due:"
ACTION_TEXT = "action:"
ACTION_OWNER = "action_owner:"
ACTION_DUE = "action_due:"
