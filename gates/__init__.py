"""The rules of a gate: values and a time in, facts or a Refusal out."""
