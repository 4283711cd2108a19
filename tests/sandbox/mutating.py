"""Hypothesis strategies: any JSON, and blocks and views that Slack almost takes."""

from typing import Any

from hypothesis import strategies as st

from tests.sandbox.corpus import VALID, Valid
from tests.sandbox.places import changed, places
from tests.sandbox.valid_blocks import Json

NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | st.text(max_size=20)
WORDS = st.sampled_from(["type", "text", "elements", "blocks", "divider", "plain_text", "modal", "button"])
ANY_JSON: st.SearchStrategy[Any] = st.recursive(
    SCALARS | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=9), inner),
    max_leaves=12,
)
MESSAGES = [each for each in VALID if each.surface == "message"]
MODALS = [each for each in VALID if each.surface == "modal"]


@st.composite
def mutated(draw: st.DrawFn, among: list[Valid]) -> Json:
    """What Slack takes, with one or two of its fields replaced by others of that name or by anything."""
    payload = draw(st.sampled_from(among)).payload
    for _ in range(draw(st.integers(1, 2))):
        found = [path for path, _ in places(payload)]
        if found:
            path = draw(st.sampled_from(found))
            donor = draw(st.sampled_from(among)).payload
            fitting = [content for other, content in places(donor) if other[-1] == path[-1]]
            replacement = ANY_JSON | st.sampled_from(fitting) if fitting else ANY_JSON
            payload = changed(payload, path, draw(replacement))
    return payload
