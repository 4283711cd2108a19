"""What an external menu has suggested to each person: nobody can choose anything else."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.blocks.state import elements_of
from sandbox.workspace import Json

EXTERNAL = frozenset({"external_select", "multi_external_select"})
KEPT = 1_000

Menu = tuple[str, str, str, str]  # person, message's ts or view's id, block_id, action_id


@dataclass(slots=True)
class Offers:
    """Every option that was suggested, by its value; a later answer adds to the earlier ones."""

    known: dict[Menu, dict[str, Json]] = field(default_factory=dict)

    def remember(self, menu: Menu, answer: Json) -> None:
        groups = answer.get("option_groups") or [answer]
        offered = self.known.setdefault(menu, {})
        offered |= {option["value"]: option for group in groups for option in group["options"]}
        if len(self.known) > KEPT:
            del self.known[next(iter(self.known))]

    def spread(self, blocks: list[Json], user_id: str, place: str) -> list[Json]:
        """The blocks as this person has them: external menus list what was suggested or stood there first."""
        if not any(element["type"] in EXTERNAL for _, element in elements_of(blocks)):
            return blocks
        return [self._spread(block, user_id, place, "") for block in blocks]

    def _spread(self, value: Any, user_id: str, place: str, block_id: str) -> Any:
        if isinstance(value, list):
            return [self._spread(each, user_id, place, block_id) for each in value]
        if not isinstance(value, dict):
            return value
        block_id = value.get("block_id", block_id)
        if value.get("type") not in EXTERNAL:
            return {name: self._spread(each, user_id, place, block_id) for name, each in value.items()}
        suggested = self.known.get((user_id, place, block_id, value["action_id"]), {})
        return {**value, "options": [*_initial(value), *suggested.values()]}


def _initial(menu: Json) -> list[Json]:
    single = menu.get("initial_option")
    return [single] if single else menu.get("initial_options", [])
