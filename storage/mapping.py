"""Which entity of a delivery lives in which table; its fields are the table's columns."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Table

from gates.checklists.checklist import Item
from gates.checklists.evidence_file import EvidenceFile
from gates.checklists.question import Question
from gates.delivery import Delivery
from gates.digests.records import ClientUpdate, DigestSettings
from gates.due.moment import DueMoment
from gates.escalations.escalation import Escalation
from gates.gate import Gate, Handoff
from gates.holder import Holder
from gates.nudges.nudge import Nudge
from gates.records.record import (
    DoneChange,
    Feedback,
    Milestone,
    Pause,
    Review,
    ReviewAction,
    Risk,
    SuccessMetric,
)
from gates.records.target_change import TargetChange
from gates.registers.decision import LoggedDecision
from gates.registers.dependency import Dependency
from gates.registers.scope_addition import ScopeAddition
from gates.runs.run import Run, RunDay
from gates.sign_offs.concern import Concern
from gates.sign_offs.delegation import Delegation
from gates.sign_offs.override import Override
from gates.sign_offs.signoff import SignOff
from storage.tables import delegations, deliveries, digests, due, gates, nudges, record, registers, runs
from storage.tables.columns import from_json

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Mapping:
    """Reads and writes one kind of entity as tuples of its fields, in the order of its dataclass."""

    entity: type[Any]
    table: Table
    home: str  # the list that it stands in
    keys: tuple[str, ...]  # within the delivery
    in_gate: bool = False
    order: str | None = None  # what its list is sorted by, where that is not the last key
    may_go: bool = False  # when another version does not ask for it, or its run is folded
    only: ColumnElement[bool] | None = None  # the rows that are loaded, where not all are

    def of(self, delivery: Delivery) -> list[Any]:
        if self.in_gate:
            return [entity for gate in delivery.gates for entity in getattr(gate, self.home)]
        found: list[Any] = getattr(delivery, self.home)
        return found

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.entity) if field.name in self.table.c)

    @cached_property
    def key_of(self) -> Callable[[Any], Any]:
        return attrgetter(*self.keys)

    @cached_property
    def order_of(self) -> Callable[[Any], Any]:
        return attrgetter(self.order or self.keys[-1])

    @cached_property
    def row_of(self) -> Callable[[Any], Row]:
        """The entity's values at this moment."""
        values = attrgetter(*self.columns)
        if self.entity is not SignOff:
            return values
        place = self.columns.index("conditions")  # a list, which could change under our hands
        return lambda entity: (*(row := values(entity))[:place], tuple(row[place]), *row[place + 1 :])

    @cached_property
    def converters(self) -> list[tuple[int, Callable[[Any], Any]]]:
        found = [(place, from_json(self.table.c[name])) for place, name in enumerate(self.columns)]
        return [(place, convert) for place, convert in found if convert]

    def entity_from(self, row: list[Any]) -> Any:
        """The entity of a row that the database wrote as a JSON array."""
        for place, convert in self.converters:
            if row[place] is not None:
                row[place] = convert(row[place])
        return self.entity(*row)


# Parents before children, as foreign keys ask for.
MAPPINGS = (
    Mapping(Holder, deliveries.holders, "holders", ("number",)),
    Mapping(Gate, gates.gates, "gates", ("phase", "round"), order="asked_at", may_go=True),
    Mapping(
        Item, gates.items, "items", ("phase", "round", "key"), in_gate=True, order="position", may_go=True
    ),
    Mapping(SignOff, gates.sign_offs, "sign_offs", ("phase", "round", "number"), in_gate=True),
    Mapping(Handoff, gates.handoffs, "handoffs", ("phase", "round", "attempt"), in_gate=True),
    Mapping(Question, gates.questions, "questions", ("phase", "round", "number"), in_gate=True),
    Mapping(EvidenceFile, gates.evidence_files, "evidence_files", ("phase", "round", "number"), in_gate=True),
    Mapping(Override, gates.overrides, "overrides", ("phase", "round", "number"), in_gate=True),
    Mapping(Concern, gates.concerns, "concerns", ("phase", "round", "number"), in_gate=True),
    Mapping(Delegation, delegations.delegations, "delegations", ("number",)),
    Mapping(DigestSettings, digests.digest_settings, "digest_settings", ("number",)),
    Mapping(ClientUpdate, digests.client_updates, "client_updates", ("number",)),
    Mapping(Nudge, nudges.nudges, "nudges", ("about", "user_id"), order="place", may_go=True),
    Mapping(DueMoment, due.due_moments, "due_moments", ("kind",), may_go=True),
    Mapping(Milestone, record.milestones, "milestones", ("key",), order="position", may_go=True),
    Mapping(TargetChange, record.target_changes, "target_changes", ("number",)),
    Mapping(Dependency, registers.dependencies, "dependencies", ("number",)),
    Mapping(Run, runs.runs, "runs", ("number",), only=runs.is_unfolded),
    Mapping(RunDay, runs.run_days, "run_days", ("day",)),
    Mapping(Pause, record.pauses, "pauses", ("number",)),
    Mapping(Risk, record.risks, "risks", ("number",)),
    Mapping(Escalation, record.escalations, "escalations", ("number",)),
    Mapping(ScopeAddition, registers.scope_additions, "scope_additions", ("number",)),
    Mapping(LoggedDecision, registers.decisions, "decisions", ("number",)),
    Mapping(Feedback, record.feedback, "feedback", ("number",)),
    Mapping(SuccessMetric, record.success_metrics, "success_metrics", ("number",)),
    Mapping(DoneChange, record.done_changes, "done_changes", ("number",)),
    Mapping(Review, record.reviews, "reviews", ("number",)),
    Mapping(ReviewAction, record.review_actions, "review_actions", ("number",)),
)
OF_DELIVERY = tuple(field.name for field in fields(Delivery) if field.name in deliveries.deliveries.c)
