"""A process file as large as they get: 40 phases, 200 items, every field in use, unicode in every text."""

import json

PHASES, ITEMS = 40, 5  # of each phase
SIGNS = "Größe 測試 ✅ 🧪 «ñ»"


def large_process_text() -> str:
    return "\n".join([*head(), *(each for number in range(PHASES) for each in phase(number))])


def words(what: str) -> str:
    """A text in quotes, with signs of several scripts."""
    return json.dumps(f"{what}: {SIGNS}", ensure_ascii=False)


def head() -> list[str]:
    milestones = [key for number in range(PHASES) for key in milestone_keys(number)]
    return [
        "key: large-process",
        f"name: {words('Large')}",
        "version: 1",
        f"phase_word: {words('Étape')}",
        f"summary: {words('All there is')}",
        "manager: role_0",
        "escalates_to: role_1",
        f"complete_status: {words('Fertig')}",
        f"delivered_by: {milestones[-1]}",
        "signs_for: one_role",
        f"signature: {{statement: {words('Bound')}, reasons: [{words('I wrote it')}]}}",
        "roles:",
        *(f"  role_{n}: {{name: {words(f'Rolle {n}')}, duty: {words('Does it')}}}"
          for n in range(PHASES)),
        "milestones:",
        *(f"  - {{key: {key}, name: {words(key)}}}" for key in milestones),
    ]  # fmt: skip


def milestone_keys(number: int) -> list[str]:
    return [f"begun_{number}"] if number % 2 == 0 else [f"ended_{number}"]


def phase(number: int) -> list[str]:
    owner, other, third = (f"role_{(number + n) % PHASES}" for n in range(3))
    edge = "start" if number % 2 == 0 else "end"
    return [
        f"  - key: phase_{number}" if number else "phases:\n  - key: phase_0",
        f"    name: {words(f'Schritt {number}')}",
        f"    purpose: {words('Do it')}",
        f"    status: {words('Läuft')}",
        f"    entry: [{words('It began')}]",
        f"    activities: [{words('Talk')}, {words('Write')}]",
        f"    owner: [{owner}]",
        f"    supporting: [{other}]",
        f"    informed: [{third}]",
        "    handoff:",
        f"      giver: {owner}",
        f"      receiver: {other}",
        "      package:",
        f"        - {{key: package_{number}, text: {words('The package')}, evidence: required}}",
        "    checklist:",
        *(f"      - {{key: item_{number}_{n}, text: {words(f'Punkt {n}')}, owner: {owner}}}"
          for n in range(ITEMS)),
        "    gate:",
        "      formal: true",
        "      separate: true",
        f"      veto: [{third}]",
        "      sign_offs:",
        f"        - {{role: {owner}, asks: {words('It is done')}}}",
        f"        - {{role: {other}, asks: {words('It is right')}, step: 2}}",
        f"      sent_back_to: phase_{number}",
        "      rework:",
        f"        - {{key: again_{number}, text: {words('Once more')}, owner: {owner}}}",
        f"    milestones: {{{edge}: {milestone_keys(number)[0]}}}",
        f"    output: {words('The work')}",
    ]  # fmt: skip
