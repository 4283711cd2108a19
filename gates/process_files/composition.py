"""What becomes of a process when another file changes its roles, phases, items and sign-offs by key."""

from dataclasses import dataclass, field

from gates.process_files.document import Origin
from gates.process_files.errors import ProcessError, nearest, path_text, quoted
from gates.process_files.tree import Node, texts_of

Entry = tuple[str | None, Node]  # by its key; None where it has none

OWN = ("key", "name", "version", "summary", "extends")  # never taken over from the process that is extended
LISTS = frozenset({"milestones", "phases", "checklist", "package", "rework", "sign_offs"})  # by key
ORDER = ("before", "after")
MOST = 200  # entries that are looked through; no list may have as many, and the check of its length says so


@dataclass(slots=True)
class Changes:
    """What a file did to the process that it extends, so that an error can be led back to its line."""

    errors: list[ProcessError] = field(default_factory=list)
    removed: dict[str, Origin] = field(default_factory=dict)  # keys of what is gone
    touched: dict[str, Origin] = field(default_factory=dict)  # keys of what is new, changed or moved
    replaced: dict[str, Origin] = field(default_factory=dict)  # texts that no longer stand where they stood

    def cause(self, text: str) -> Origin | None:
        return self.removed.get(text) or self.touched.get(text) or self.replaced.get(text)

    def refuse(self, node: Node, wrong: str, right: str) -> None:
        self.errors.append(ProcessError(path_text(node.origin.path), node.origin.line, wrong, right))

    def replace(self, was: Node, now: Node) -> None:
        for text in texts_of(was):
            self.replaced.setdefault(text, now.origin)


def composed(base: Node, own: Node) -> tuple[Node, Changes]:
    """The process of `base` with the changes of `own`, and what they were."""
    changes = Changes()
    return merged(base.without(*OWN), own, "", changes), changes


def merged(base: Node, own: Node, name: str, changes: Changes) -> Node:
    """`name` is the field of both. Mappings and lists of keyed entries are merged, the rest is replaced."""
    was, now = base.value, own.value
    if isinstance(was, dict) and isinstance(now, dict):
        merge = merged_roles if name == "roles" and len(now) <= MOST else merged_fields
        return Node(merge(was, now, changes), own.origin)
    if name in LISTS and isinstance(was, list) and isinstance(now, list) and len(now) <= MOST:
        entries = merged_entries([keyed(n) for n in was], [keyed(n) for n in now], changes)
        return Node([node for _, node in entries], own.origin)
    changes.replace(base, own)
    return own


def merged_fields(base: dict[str, Node], own: dict[str, Node], changes: Changes) -> dict[str, Node]:
    """A field with nothing behind it takes the one of the base away."""
    fields = dict(base)
    for name, node in own.items():
        if name in base and node.value is None:
            changes.replace(fields.pop(name), node)
        else:
            fields[name] = merged(base[name], node, name, changes) if name in base else node
    return fields


def merged_roles(base: dict[str, Node], own: dict[str, Node], changes: Changes) -> dict[str, Node]:
    entries = merged_entries(list(base.items()), list(own.items()), changes)
    return {key: node for key, node in entries if key}


def keyed(node: Node) -> Entry:
    return node.text("key") or node.text("role"), node


def merged_entries(base: list[Entry], own: list[Entry], changes: Changes) -> list[Entry]:
    """The entries of the base in their order, with those of the file changed, added, moved or removed."""
    found, said = list(base), dict[str, Node]()
    for key, node in own:
        if key is None or not isinstance(node.value, dict):
            found.append((key, node))
        elif key in said:
            before = said[key].origin
            changes.refuse(node, f"{quoted(key)} stands already in {before}", "Say it all in one place.")
        else:
            said[key] = node
            take_in(found, key, node, changes)
    return found


def take_in(found: list[Entry], key: str, node: Node, changes: Changes) -> None:
    place = place_of(found, key)
    if node.field("remove"):
        remove(found, place, key, node, changes)
        return
    entry = node.without(*ORDER)
    if place is None:
        place = len(found)
    else:
        entry = merged(found.pop(place)[1], entry, "", changes)
    if is_named(node):
        changes.touched.setdefault(key, node.origin)
    found.insert(new_place(found, place, key, node, changes), (key, entry))


def place_of(entries: list[Entry], key: str) -> int | None:
    return next((place for place, (known, _) in enumerate(entries) if known == key), None)


def is_named(node: Node) -> bool:
    """A sign-off has no name of its own: its key is that of a role, which may be changed elsewhere."""
    return node.text("role") is None


def remove(found: list[Entry], place: int | None, key: str, node: Node, changes: Changes) -> None:
    said, others = node.field("remove"), node.without("remove", "key", "role").names()
    if said and said.value is not True:
        changes.refuse(said, "this is not true", "Write remove: true, or leave it out.")
    elif others:
        wrong = f"{quoted(key)} is removed, so {quoted(others[0])} has no effect"
        changes.refuse(node, wrong, "Leave one of the two out.")
    elif place is None:
        changes.refuse(node, f"there is no {quoted(key)} to remove", nearest(key, keys_of(found)))
    else:
        changes.replace(found.pop(place)[1], node)
        if is_named(node):
            changes.removed.setdefault(key, node.origin)


def new_place(found: list[Entry], place: int, key: str, node: Node, changes: Changes) -> int:
    """Where the entry goes: before or after another, else where it was."""
    orders = [(word, order) for word in ORDER if (order := node.field(word))]
    if len(orders) > 1:
        wrong = f"{quoted(key)} cannot come both before one and after another"
        changes.refuse(orders[1][1], wrong, "Keep one of the two.")
    for word, order in orders[:1]:
        target = place_of(found, str(order.value))
        if target is not None:
            return target + (word == "after")
        wrong = f"there is no {quoted(str(order.value))} that {quoted(key)} could come {word}"
        changes.refuse(order, wrong, nearest(str(order.value), keys_of(found)))
    return place


def keys_of(entries: list[Entry]) -> list[str]:
    return [key for key, _ in entries if key]
