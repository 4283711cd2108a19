"""Weaker and stricter validators: each rule of each shape taken out or shifted, one at a time.

Nothing is patched as text: a mutant puts another check into a shape while it lives.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from sandbox.blocks.kinds import (
    ByType,
    Check,
    Items,
    Matching,
    Once,
    OrNull,
    Shape,
    anything,
)  # fmt: skip
from sandbox.blocks.payload_rules import AcrossBlocks
from sandbox.blocks.suggestions import ANSWER
from sandbox.blocks.surfaces import MESSAGE, VIEW_ARGUMENT

ROOTS = {"message": MESSAGE, "argument": VIEW_ARGUMENT, "suggestions": ANSWER}
WORDS = {"plain_text", "mrkdwn"}  # text objects are looked into wherever they stand
Variant = tuple[str, Check]


@dataclass(frozen=True)
class Mutant:
    """One rule less, or another bound; it touches what this field of this shape decides."""

    what: str
    shape: Shape
    field: str | None
    attribute: str
    value: Any

    @contextmanager
    def alive(self) -> Iterator[None]:
        before = getattr(self.shape, self.attribute)
        setattr(self.shape, self.attribute, self.value)
        try:
            yield
        finally:
            setattr(self.shape, self.attribute, before)


def shapes() -> dict[str, Shape]:
    """Every shape that the validator reaches, by the way that leads to it."""
    waiting: list[tuple[str, Any]] = [*ROOTS.items()]
    found: dict[int, tuple[str, Shape]] = {}
    while waiting:
        name, part = waiting.pop(0)
        if isinstance(part, Shape):
            if id(part) in found:
                continue
            found[id(part)] = (name, part)
        waiting += inside(name, part)
    return dict(found.values())


def inside(name: str, part: Any) -> list[tuple[str, Any]]:
    match part:
        case Shape():
            return [(f"{name}.{field}", check) for field, check in part.fields.items()]
        case Items():
            return [(name, part.item)]
        case OrNull() | Once():
            return [(name, part.check)]
        case ByType():
            allowed = [kind for kind in part.shapes if part.allowed is None or kind in part.allowed]
            return [(f"{name}[{kind}]", part.shapes[kind]) for kind in allowed]
    return []


def mutants() -> Iterator[Mutant]:
    for name, shape in shapes().items():
        yield Mutant(f"{name}: any other field", shape, None, "closed", False)
        for required in shape.required:
            left = tuple(each for each in shape.required if each != required)
            yield Mutant(f"{name}: {required} not required", shape, None, "required", left)
        yield from _of_rules(name, shape)
        for field, check in shape.fields.items():
            yield from _of_field(name, shape, field, check)


def _of_field(name: str, shape: Shape, field: str, check: Check) -> Iterator[Mutant]:
    others = {each: other for each, other in shape.fields.items() if each != field}
    if check is not anything:
        yield Mutant(f"{name}.{field}: unchecked", shape, field, "fields", others | {field: anything})
        yield Mutant(f"{name}.{field}: unknown", shape, field, "fields", others)
        for what, variant in variants(check):
            yield Mutant(f"{name}.{field}: {what}", shape, field, "fields", others | {field: variant})
    if field not in shape.required and field != "type":
        required = (*shape.required, field)
        yield Mutant(f"{name}: {field} required", shape, None, "required", required)


def _of_rules(name: str, shape: Shape) -> Iterator[Mutant]:
    for what, rules in _fewer(shape.rules):
        yield Mutant(f"{name}: {what}", shape, None, "rules", rules)


def _fewer(every: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """The rules with one of them taken out or shifted, those inside other rules too."""
    for place, rule in enumerate(every):
        before, after = every[:place], every[place + 1 :]
        if isinstance(rule, AcrossBlocks):
            for what, rules in _fewer([*rule.rules]):
                yield what, [*before, AcrossBlocks(tuple(rules)), *after]
            continue
        called = getattr(rule, "__name__", repr(rule))
        yield f"without {called}", before + after
        if is_dataclass(rule) and not isinstance(rule, type):
            for what, variant in shifted(rule):
                yield f"{called} {what}", [*before, variant, *after]


def variants(check: Any) -> Iterator[Variant]:
    """The same check with one bound shifted, one value or type less, or one bound gone."""
    if is_dataclass(check) and not isinstance(check, type | Shape):
        yield from shifted(check)
    match check:
        case Items():
            yield from ((f"items {what}", replace(check, item=each)) for what, each in variants(check.item))
        case OrNull():
            yield "not null", check.check
            yield from ((what, replace(check, check=each)) for what, each in variants(check.check))
        case Once():
            yield from variants(check.check)
        case ByType():
            yield from _of_types(check)


def shifted(check: Any) -> Iterator[Variant]:
    for each in fields(check):
        value = getattr(check, each.name)
        if isinstance(value, bool):
            yield f"{each.name} {not value}", replace(check, **{each.name: not value})
        elif isinstance(value, int):
            for other in (value - 1, value + 1):
                yield f"{each.name} {other}", replace(check, **{each.name: other})
        elif isinstance(value, tuple) and value and all(isinstance(one, str) for one in value):
            for one in value:
                yield f"without {one}", replace(check, **{each.name: tuple(v for v in value if v != one)})
    if isinstance(check, Matching):
        yield "in any form", replace(check, accepts=lambda value: True)


def _of_types(check: ByType) -> Iterator[Variant]:
    """One type less; one type more; and text objects, which have no name of their own, looked into."""
    if check.allowed is None:
        for kind in check.shapes:
            left = {each: shape for each, shape in check.shapes.items() if each != kind}
            yield f"without {kind}", replace(check, shapes=left)
    else:
        for kind in sorted(check.shapes.keys() - set(check.allowed)):
            yield f"with {kind}", replace(check, allowed=(*check.allowed, kind))
    for kind, shape in check.shapes.items():
        if kind in WORDS:
            for what, text in variants(shape.fields["text"]):
                other = replace(shape, fields={**shape.fields, "text": text})
                yield f"{kind} {what}", replace(check, shapes={**check.shapes, kind: other})
