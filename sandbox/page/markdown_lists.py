"""Markdown's lists: bullets, numbers and boxes, one within the other by indentation."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

ITEM = re.compile(r"(\s*)([-*+]|(\d{1,9})[.)])\s+(\[[ xX]\]\s+)?(.*)")
BOX = Markup('<input type="checkbox" disabled aria-label="{}"{}> ')
Words = Callable[[str], Markup]


@dataclass(slots=True)
class Item:
    """One line of a list, with the lists below it."""

    depth: int
    number: str
    box: str
    text: str
    inner: list["Item"] = field(default_factory=list)


def list_html(lines: list[str], words: Words) -> Markup:
    """Lines that all belong to one list."""
    return _drawn(_nested(_items(lines)), words)


def _items(lines: list[str]) -> list[Item]:
    items: list[Item] = []
    for line in lines:
        found = ITEM.match(line)
        if found:
            depth, number, box, text = len(found[1].expandtabs(4)), found[3] or "", found[4] or "", found[5]
            items.append(Item(depth, number, box.strip().lower(), text))
        elif items:
            items[-1].text += f"\n{line.strip()}"
    return items


def _nested(items: list[Item]) -> list[Item]:
    """Each deeper item belongs to the nearest one above that is less deep."""
    outermost: list[Item] = []
    above: list[Item] = []
    for item in items:
        while above and above[-1].depth >= item.depth:
            above.pop()
        (above[-1].inner if above else outermost).append(item)
        above.append(item)
    return outermost


def _drawn(items: list[Item], words: Words) -> Markup:
    if not items:
        return Markup()
    first = items[0].number
    tag = "ol" if first else "ul"
    start = f' start="{int(first)}"' if first not in ("", "1") else ""
    inside = Markup("").join(_item(item, words) for item in items)
    return Markup(f"<{tag}{start}>{inside}</{tag}>")  # noqa: S704  (tag and number are ours, inside is Markup)


def _item(item: Item, words: Words) -> Markup:
    text = Markup("<br>").join(words(line) for line in item.text.split("\n"))
    done = item.box == "[x]"
    box = BOX.format("Done" if done else "Open", Markup(" checked") if done else "") if item.box else ""
    return Markup("<li>{}{}{}</li>").format(box, text, _drawn(item.inner, words))
