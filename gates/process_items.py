"""What a process file says of one item of a checklist or a package."""

from enum import StrEnum

from gates.process_types import Flag, Key, Line, Model


class Evidence(StrEnum):
    """Whether a tick must come with a link or a note."""

    OPTIONAL = "optional"
    REQUIRED = "required"


class Need(StrEnum):
    """Data of the delivery record that must stand before an item may be ticked."""

    MILESTONES = "milestones"
    RISKS = "risks"
    ESCALATION_TRIGGERS = "escalation_triggers"
    FEEDBACK = "feedback"
    REVIEW = "review"
    SUCCESS_METRICS = "success_metrics"  # written
    OUTCOMES = "outcomes"  # and measured
    DEFINITION_OF_DONE = "definition_of_done"  # its parts


class ChecklistItem(Model):
    key: Key
    text: Line
    owner: Key
    required: Flag = True
    evidence: Evidence = Evidence.OPTIONAL
    needs: Need | None = None
    milestone: Key | None = None  # reached when this item is ticked
    part_of_done: Flag = False  # of the definition of done, which is agreed before development


class PackageItem(Model):
    key: Key
    text: Line
    required: Flag = True
    evidence: Evidence = Evidence.OPTIONAL
