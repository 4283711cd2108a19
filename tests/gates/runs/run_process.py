"""A process file in which two phases repeat, with checks and no sign-offs."""

PHASE = """\
  - key: {key}
    name: {key}
    purpose: Do it
    status: {key}
    entry: [It is ordered]
    activities: [Do it]
    owner: [lead]
    checklist:
      - {{key: {key}_done, text: It is done, owner: lead{more}}}
    gate: {{{gate}, sent_back_to: {key}}}
    output: It
"""
SIGNED = "sign_offs: [{role: lead, asks: It is so}]"
ITSELF = "passes_itself: true"
AUTOMATED = ", automated: true"
RUNS = (
    """\
key: runs
name: Runs
version: 1
summary: Run after run.
manager: lead
escalates_to: boss
delivered_by: released
repeats:
  first: build
  last: rollout
  failure_rate: {at_most: 15, asks: {key: undone, text: It is undone, owner: lead}}
roles:
  lead: {name: Lead, duty: Owns it}
  engineer: {name: Engineer, duty: Builds it}
  boss: {name: Boss, duty: Decides}
milestones:
  - {key: released, name: Released}
phases:
"""
    + PHASE.format(key="plan", more="", gate=SIGNED)
    + PHASE.format(key="build", more=AUTOMATED, gate=ITSELF)
    + PHASE.format(key="rollout", more=AUTOMATED, gate=ITSELF)
    + PHASE.format(key="learn", more=", milestone: released", gate=SIGNED)
)
