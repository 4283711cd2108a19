"""Processes whose gates are signed by random rules."""

from typing import Any

from hypothesis import strategies as st

from gates.process import AskedAgain, CarriesOver, Process, SignsFor

ROLES = ("lead", "builder", "checker")


@st.composite
def sign_offs(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One to three roles, in one to three steps, each with as many people as it likes."""
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True))
    step, rules = 1, []
    for role in roles:
        signers = draw(st.sampled_from([1, 1, 2, "all"]))
        rules.append({"role": role, "asks": "It is right", "signers": signers, "step": step})
        step += draw(st.integers(0, 1))
    return rules


def vetoes(signers: set[str]) -> st.SearchStrategy[list[str]]:
    others = [role for role in ROLES if role not in signers]
    return st.lists(st.sampled_from(others), max_size=1) if others else st.just([])


@st.composite
def signed_otherwise(draw: st.DrawFn, process: Process) -> Process:
    """The same process with other sign-offs wherever the client does not sign."""
    body = process.model_dump(mode="json")
    for phase in body["phases"]:
        gate = phase["gate"]
        if all(rule["role"] != "client" for rule in gate["sign_offs"]):
            gate["sign_offs"] = draw(sign_offs())
            gate["formal"] = draw(st.booleans())
        gate["asked_again"] = draw(st.sampled_from(AskedAgain))
        gate["carries_over"] = draw(st.sampled_from([None, *CarriesOver]))
        gate["valid_days"] = draw(st.sampled_from([None, 1, 3]))
        if gate["exceptions"]:
            gate["waived_by"] = draw(st.lists(st.sampled_from(ROLES), max_size=1))
            gate["overridden_by"] = draw(st.lists(st.sampled_from(ROLES), max_size=2, unique=True))
            gate["skipped_by"] = draw(st.lists(st.sampled_from(ROLES), max_size=1))
            gate["waivers_end"] = draw(st.booleans())
        gate["concerns"] = draw(st.sampled_from([True, True, False]))
        gate["separate"] = draw(st.booleans())
        gate["veto"] = draw(vetoes({rule["role"] for rule in gate["sign_offs"]}))
    body["signature"] = {"statement": "It binds me", "reasons": ["I did it", "I read it"]}
    body["reopened_by"] = draw(st.lists(st.sampled_from(ROLES), max_size=1))
    body["signs_for"] = draw(st.sampled_from(SignsFor))
    return Process.model_validate(body)
