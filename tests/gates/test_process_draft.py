"""Whatever somebody answers, the first process file is one that can be used."""

from hypothesis import given
from hypothesis import strategies as st

from gates.process_files.draft import PhaseDraft, ProcessDraft, process_yaml
from gates.process_files.file import load_process

WRITING = PhaseDraft("Writing", "Say it", "Writer", "Lead", ("It is proofread", "Rework"), "The text")
LAUNCH = PhaseDraft("Launch", "Show it", "Lead", "Lead", ("It is online",), "The page")
DRAFT = ProcessDraft("Page launch", "A page", "Lead", "Boss", (WRITING, LAUNCH), "Client", "Step")

PRINTABLE = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "M"]), max_size=200)
LINES = PRINTABLE.map(lambda text: " ".join(text.split())).filter(lambda text: text and text.isprintable())
NAMES = st.one_of(
    LINES, st.sampled_from(["QA", "Qa", "q.a.", "Prüfung", "試験", "7", "rework", "Condition 1", "no"])
)
OURS = NAMES.filter(lambda name: name != "The client")
PHASES = st.builds(
    PhaseDraft, NAMES, LINES, OURS, OURS, st.lists(NAMES, min_size=1, max_size=5).map(tuple), LINES
)
DRAFTS = st.builds(
    ProcessDraft, NAMES, LINES, OURS, OURS, st.lists(PHASES, min_size=1, max_size=4).map(tuple),
    st.none() | st.just("The client"), NAMES,
)  # fmt: skip


def test_the_answers_stand_in_the_file() -> None:
    process = load_process(process_yaml(DRAFT))
    assert (process.key, process.name, process.version) == ("page-launch", "Page launch", 1)
    assert process.label("launch") == "Step 2: Launch"
    assert (process.manager, process.escalates_to, process.client_role()) == ("lead", "boss", "client")
    writing, launch = process.phases
    assert [(item.key, item.owner) for item in writing.checklist] == [
        ("it_is_proofread", "writer"), ("item_rework", "writer"),
    ]  # fmt: skip
    assert [rule.role for rule in writing.gate.sign_offs] == ["lead"]
    assert [rule.role for rule in launch.gate.sign_offs] == ["lead", "client"]
    assert launch.entry == ("Writing has passed its gate",)
    assert launch.milestones.end == process.delivered_by


@given(DRAFTS)
def test_any_answers_make_a_valid_file(draft: ProcessDraft) -> None:
    process = load_process(process_yaml(draft))
    assert process.name == draft.name
    assert [phase.name for phase in process.phases] == [phase.name for phase in draft.phases]
    asked = [item.text for phase in process.phases for item in phase.checklist]
    assert asked == [text for phase in draft.phases for text in phase.items]
    for phase, drafted in zip(process.phases, draft.phases, strict=True):
        assert process.role_name(phase.owner[0]) == drafted.owner
        assert process.role_name(phase.gate.sign_offs[0].role) == drafted.signer
