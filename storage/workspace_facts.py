"""What the workspace's own audit log tells of."""

from enum import StrEnum


class WorkspaceFact(StrEnum):
    RIGHTS_GRANTED = "rights.granted"
    RIGHTS_WITHDRAWN = "rights.withdrawn"
    SETTING_CHANGED = "setting.changed"
    PERSON_ERASED = "person.erased"
    RESTORED = "database.restored"  # an older state was put back
    DELIVERY_ARCHIVED = "delivery.archived"
