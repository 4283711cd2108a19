"""The smallest process file that uses every kind of field, and how a change to it is refused."""

from typing import NamedTuple

import pytest

from gates.process_files.file import ProcessFileInvalid, load_process

SMALL = """\
key: small-delivery
name: Small delivery
version: 1
summary: Build it, then hand it over.
manager: lead
escalates_to: boss
delivered_by: handed_over
roles:
  lead: {name: Lead, duty: Owns the delivery}
  builder: {name: Builder, duty: Builds}
  boss: {name: Boss, duty: Decides}
  pmo: {name: PMO, duty: Sees all deliveries, coordinates: true}
  client: {name: Client, duty: Receives, external: true}
milestones:
  - {key: started, name: Started}
  - {key: handed_over, name: Handed over}
  - {key: reviewed, name: Reviewed, planned: false}
phases:
  - key: build
    name: Build
    purpose: Build what was asked for
    status: Building
    entry: [The order is signed]
    activities: [Build]
    owner: [builder]
    supporting: [lead]
    informed: [pmo]
    handoff:
      giver: lead
      receiver: builder
      package:
        - {key: order, text: The signed order}
    checklist:
      - {key: built, text: It is built, owner: builder}
    gate:
      sign_offs:
        - {role: builder, asks: It is built}
      sent_back_to: build
    milestones: {start: started}
    output: The work
  - key: handover
    name: Handover
    purpose: Give it to the client
    status: Handover
    entry: [It is built]
    activities: [Send it]
    owner: [lead]
    checklist:
      - {key: sent, text: It is sent, owner: lead, evidence: required, milestone: handed_over}
    gate:
      sign_offs:
        - {role: client, asks: We have it}
      exceptions: false
      sent_back_to: build
      rework:
        - {key: told, text: The client knows the new date, owner: lead}
      holds: completion
    output: The receipt
  - key: review
    name: Review
    purpose: Learn from it
    status: Handover
    entry: [It arrived]
    activities: [Talk]
    owner: [lead]
    opens: {date: {milestone: handed_over, business_days: 5}}
    checklist:
      - {key: talked, text: We talked, owner: lead}
    gate:
      sign_offs:
        - {role: lead, asks: We have learned}
      sent_back_to: review
    milestones: {end: reviewed}
    output: The lessons
"""


def refused(text: str) -> ProcessFileInvalid:
    with pytest.raises(ProcessFileInvalid) as caught:
        load_process(text, "small.yml")
    return caught.value


def line_of(text: str, part: str) -> int:
    assert text.count(part) == 1
    return text[: text.index(part)].count("\n") + 1


class Change(NamedTuple):
    """One change to the small process, and how it is to be refused."""

    old: str
    new: str
    path: str
    wrong: str
    right: str  # a part of the sentence
    at: str = ""  # stands on the line of the error, where that is not the line of the change


def assert_refused(change: Change) -> None:
    text = SMALL.replace(change.old, change.new)
    line = line_of(text, change.at) if change.at else line_of(SMALL, change.old)
    error = next(error for error in refused(text).errors if error.path == change.path)
    assert (error.line, error.wrong) == (line, change.wrong)
    assert change.right in error.right
