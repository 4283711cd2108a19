"""The ways to work among which a delivery chooses by its risk."""

from enum import StrEnum


class Mode(StrEnum):
    KANBAN = "kanban"
    SCRUM = "scrum"
    SHAPE_UP = "shape_up"
