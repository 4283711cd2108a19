"""Whatever a file changes in another: a process comes out, or every error names a line of the file itself."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gates.process import Process
from gates.process_files.file import ProcessFileInvalid, load_process
from gates.process_files.shipped_texts import shipped_texts
from tests.gates.small_process import SMALL
from tests.gates.test_process_extends import BASES, HEAD

ROLES = st.sampled_from(["lead", "builder", "boss", "pmo", "client", "tester"])
KEYS = st.sampled_from(["build", "handover", "review", "built", "sent", "talked", "told", "order", "new_one"])
NAMES = st.sampled_from(["started", "handed_over", "reviewed", "fourth"])
FLAG, TEXT = st.booleans(), st.sampled_from(["Something", "", "5", None])


def mapping(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Any of these fields, none of them required."""
    return st.fixed_dictionaries({}, optional=fields)


ORDER = {"remove": st.just(value=True) | FLAG, "before": KEYS | ROLES, "after": KEYS | NAMES}
ROLE = mapping(name=TEXT, duty=TEXT, external=FLAG, coordinates=FLAG, **ORDER)
ITEM = mapping(key=KEYS, text=TEXT, owner=ROLES, required=FLAG, milestone=NAMES | st.none(), **ORDER)
SIGN_OFF = mapping(role=ROLES, asks=TEXT, step=st.integers(0, 3), **ORDER)
GATE = mapping(
    sign_offs=st.lists(SIGN_OFF, max_size=3), sent_back_to=KEYS, exceptions=FLAG,
    rework=st.lists(ITEM, max_size=2) | st.none(), holds=st.sampled_from(["next_phase", "completion", None]),
)  # fmt: skip
PHASE = mapping(
    key=KEYS, name=TEXT, owner=st.lists(ROLES, max_size=2), informed=st.lists(ROLES, max_size=2),
    checklist=st.lists(ITEM, max_size=3), gate=GATE | st.none(), handoff=st.none() | mapping(giver=ROLES),
    milestones=mapping(start=NAMES, end=NAMES) | st.none(), opens=st.none(), **ORDER,
)  # fmt: skip
CHANGES = mapping(
    manager=ROLES, escalates_to=ROLES, roles=st.dictionaries(ROLES, ROLE | st.none(), max_size=3),
    milestones=st.lists(mapping(key=NAMES, name=TEXT, **ORDER), max_size=3) | st.none(),
    phases=st.lists(PHASE, max_size=3) | TEXT,
)  # fmt: skip


@given(CHANGES)
@settings(max_examples=300)
def test_whatever_it_says_it_is_a_process_or_refused_on_its_own_lines(changes: dict[str, object]) -> None:
    text = HEAD + (yaml.safe_dump(changes, sort_keys=False) if changes else "")
    found = loaded(text)
    if isinstance(found, Process):
        assert found.extends == "small-delivery"
        assert load_process(written(found)) == found.model_copy(update={"extends": None})
    else:
        lines = text.count("\n")
        assert all(error.line is not None and 1 <= error.line <= lines for error in found.errors)
        assert found.name == "tiny.yml"


def loaded(text: str) -> Process | ProcessFileInvalid:
    try:
        return load_process(text, "tiny.yml", BASES)
    except ProcessFileInvalid as refused:
        return refused


def written(process: Process) -> str:
    """The whole as a file that extends nothing: what is composed obeys all that a plain file must."""
    values = process.model_dump(mode="json", exclude_none=True, exclude={"extends"})
    return str(yaml.dump(values, Dumper=Plain, sort_keys=False, allow_unicode=True))


class Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def test_the_shipped_variants_are_whole_processes_too() -> None:
    for key, text in shipped_texts().items():
        process = load_process(text, f"{key}.yml")
        assert load_process(written(process)) == process.model_copy(update={"extends": None})
    assert load_process(SMALL) == load_process(written(load_process(SMALL)))
