"""Rich text. docs.slack.dev, "Rich text block"."""

from sandbox.blocks.composition import BLOCK
from sandbox.blocks.kinds import Check, Shape, anything, by_type, flag, items, one_of, string, whole

STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
STYLE = Shape(dict.fromkeys(STYLES, flag))


def _part(*required: str, **fields: Check) -> Shape:
    return Shape({"type": anything, "style": STYLE, **fields}, required=required)


PARTS: dict[str, Shape] = {
    "text": _part("text", text=string(least=1)),
    "link": _part("url", url=string(3_000), text=string(), unsafe=flag),
    "user": _part("user_id", user_id=string()),
    "usergroup": _part("usergroup_id", usergroup_id=string()),
    "channel": _part("channel_id", channel_id=string()),
    "team": _part("team_id", team_id=string()),
    "emoji": _part("name", name=string(), unicode=string(), skin_tone=whole(1, 6), url=string()),
    "broadcast": _part("range", range=one_of("here", "channel", "everyone")),
    "color": _part("value", value=string()),
    "date": _part(
        "timestamp",
        "format",
        timestamp=whole(0),
        format=string(least=1),
        url=string(),
        fallback=string(),
    ),
}

inline = items(by_type(PARTS))
BORDER = whole(0, 1)
SECTION = Shape({"type": anything, "elements": inline}, required=("elements",))

PIECES: dict[str, Shape] = {
    "rich_text_section": SECTION,
    "rich_text_preformatted": Shape(
        {"type": anything, "elements": inline, "border": BORDER, "language": string()}, required=("elements",)
    ),
    "rich_text_quote": Shape(
        {"type": anything, "elements": inline, "border": BORDER}, required=("elements",)
    ),
    "rich_text_list": Shape(
        {
            "type": anything,
            "elements": items(by_type({"rich_text_section": SECTION})),
            "style": one_of("bullet", "ordered"),
            "indent": whole(0, 8),
            "offset": whole(0),
            "border": BORDER,
        },
        required=("elements", "style"),
    ),
}

RICH_TEXT = Shape(
    {**BLOCK, "elements": items(by_type(PIECES), 1)},
    required=("elements",),
)

rich_text = by_type({"rich_text": RICH_TEXT})
