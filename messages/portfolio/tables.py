"""Tables and a chart of the portfolio, and the same in lines where a workspace refuses the newer blocks."""

from collections.abc import Sequence

from gates.portfolio.overview import Load, PhaseLine
from messages.blocks import section_of, sections
from messages.limits import Json, cut
from messages.mrkdwn import line, mention
from messages.titles import count

MOST_BARS = 12
LABEL = 20  # characters below a bar
COLUMNS = ("Phase", "Running", "Late", "Blocked", "On the client", "On hold")


def phase_blocks(phases: Sequence[PhaseLine], *, plain: bool) -> list[Json]:
    """`plain`: without the newer blocks."""
    if not phases:
        return [section_of("No delivery is running.")]
    if plain:
        return sections([phase_line(each) for each in phases])
    rows = [[text(cut(each.status, 200)), *map(number, numbers(each))] for each in phases[:100]]
    return [table("Running deliveries by phase", COLUMNS, rows), *chart(phases)]


def numbers(each: PhaseLine) -> tuple[int, ...]:
    return each.running, each.late, each.blocked, each.waiting_on_client, each.held


def phase_line(each: PhaseLine) -> str:
    told = zip(numbers(each), ("running", "late", "blocked", "waiting on the client", "on hold"), strict=True)
    return f"• *{line(each.status)}*: " + ", ".join(f"{many} {word}" for many, word in told if many)


def load_blocks(loads: Sequence[Load], *, plain: bool) -> list[Json]:
    if not loads:
        return [section_of("Nobody holds a role in a running delivery.")]
    if plain:
        return sections([load_line(each) for each in loads])
    rows = [[person(each.user_id), number(each.sign_offs), number(each.deliveries)] for each in loads[:100]]
    columns = ("Person", "Sign-offs that wait", "Deliveries with a role")
    return [table("Who carries how much", columns, rows)]


def load_line(each: Load) -> str:
    signs, held = count(each.sign_offs, "open sign-off"), each.deliveries
    return f"• {mention(each.user_id)}: {signs}, {held} {'delivery' if held == 1 else 'deliveries'}"


def table(caption: str, columns: Sequence[str], rows: Sequence[list[Json]]) -> Json:
    head = [text(column) for column in columns]
    return {"type": "data_table", "caption": caption, "rows": [head, *rows], "row_header_column_index": 0}


def text(words: str) -> Json:
    return {"type": "raw_text", "text": words or "–"}


def number(value: int) -> Json:
    return {"type": "raw_number", "value": value, "text": str(value)}


def person(user_id: str) -> Json:
    element = {"type": "user", "user_id": user_id}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}


def chart(phases: Sequence[PhaseLine]) -> list[Json]:
    """How many run and are late, side by side; no chart where one bar would stand alone."""
    shown = {cut(each.status, LABEL): each for each in phases[:MOST_BARS]}
    if len(shown) < 2:
        return []
    running = [{"label": label, "value": each.running} for label, each in shown.items()]
    late = [{"label": label, "value": each.late} for label, each in shown.items()]
    series = [{"name": "Running", "data": running}, {"name": "Late", "data": late}]
    axes = {"categories": list(shown), "y_label": "Deliveries"}
    plot = {"type": "bar", "series": series, "axis_config": axes}
    return [{"type": "data_visualization", "title": "Running and late, by phase", "chart": plot}]
