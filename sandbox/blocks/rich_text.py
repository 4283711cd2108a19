"""Rich text. docs.slack.dev, "Rich text block"; the parts as @slack/types spells them."""

from sandbox.blocks.composition import BLOCK
from sandbox.blocks.kinds import ByType, Check, Items, OneOf, Shape, Text, Whole, anything, flag

STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
STYLE = Shape(dict.fromkeys(STYLES, flag))
NAME = Text(least=1)


def _part(*required: str, **fields: Check) -> Shape:
    return Shape({"type": anything, "style": STYLE, **fields}, required=required)


PARTS: dict[str, Shape] = {
    "text": _part("text", text=Text(least=1)),
    "link": _part("url", url=Text(3_000, least=1), text=Text(), unsafe=flag),
    "user": _part("user_id", user_id=NAME),
    "usergroup": _part("usergroup_id", usergroup_id=NAME),
    "channel": _part("channel_id", channel_id=NAME),
    "team": _part("team_id", team_id=NAME),
    "emoji": _part("name", name=NAME, unicode=Text(), skin_tone=Whole(1, 6), url=Text()),
    "broadcast": _part("range", range=OneOf(("here", "channel", "everyone"))),
    "color": _part("value", value=Text()),
    "date": _part(
        "timestamp",
        "format",
        timestamp=Whole(0),
        format=Text(least=1),
        url=Text(),
        fallback=Text(),
    ),
}

INLINE = Items(ByType(PARTS))
UNFORMATTED = Items(ByType(PARTS, ("text", "link")))  # @slack/types, RichTextPreformatted
BORDER = Whole(0, 1)
SECTION = Shape({"type": anything, "elements": INLINE}, required=("elements",))

PIECES: dict[str, Shape] = {
    "rich_text_section": SECTION,
    "rich_text_preformatted": Shape(
        {"type": anything, "elements": UNFORMATTED, "border": BORDER, "language": Text()},
        required=("elements",),
    ),
    "rich_text_quote": Shape(
        {"type": anything, "elements": INLINE, "border": BORDER}, required=("elements",)
    ),
    "rich_text_list": Shape(
        {
            "type": anything,
            "elements": Items(ByType({"rich_text_section": SECTION})),
            "style": OneOf(("bullet", "ordered")),
            "indent": Whole(0, 8),
            "offset": Whole(0),
            "border": BORDER,
        },
        required=("elements", "style"),
    ),
}

RICH_TEXT = Shape({**BLOCK, "elements": Items(ByType(PIECES), 1)}, required=("elements",))

rich_text = ByType({"rich_text": RICH_TEXT})
