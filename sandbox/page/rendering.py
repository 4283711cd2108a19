"""The Jinja2 environment: every template escapes, and each block type is one file."""

import re
import zlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from sandbox.documents.objects import files_of
from sandbox.moving import LEAPS
from sandbox.page.bodies import Bodies
from sandbox.page.charts import number_words, plot, value_of
from sandbox.page.conversation import Row, last_reply
from sandbox.page.emoji import CHOICES, emoji_html, with_emoji
from sandbox.page.files import PICTURES, canvas_of, channel_canvas, first_lines, size_words
from sandbox.page.markdown import markdown_html
from sandbox.page.mentions import channel_mention, decoded, group_mention, link, person_mention
from sandbox.page.moved_clock import ahead_words, clock_words, leap_words
from sandbox.page.mrkdwn import mrkdwn_html
from sandbox.page.options import Choice, choices, chosen, several
from sandbox.page.pies import slices
from sandbox.page.reader import Reader
from sandbox.page.rich_typing import text_of
from sandbox.page.screen import Screen
from sandbox.page.sidebar import channel_title, other_person, sidebar
from sandbox.page.static_files import ALL_STYLES, address, scripts
from sandbox.page.surface import field_name, of_view
from sandbox.page.times import clock_time, slack_date
from sandbox.page.tour import steps
from sandbox.workspace import Channel, Json, Workspace

TEMPLATES = Path(__file__).parent / "templates"
BLOCKS = {path.name.removesuffix(".html.j2") for path in (TEMPLATES / "blocks").iterdir()}
ELEMENTS = {path.name.removesuffix(".html.j2") for path in (TEMPLATES / "elements").iterdir()}


@pass_context
def mrkdwn(context: Context, text: str) -> Markup:
    return mrkdwn_html(text, _screen(context).reader)


@pass_context
def markdown(context: Context, text: str) -> Markup:
    return markdown_html(text, _screen(context).reader)


@pass_context
def text_object(context: Context, text: Json | None) -> Markup:
    """A plain_text or mrkdwn object of Block Kit."""
    if not text:
        return Markup()
    return mrkdwn(context, text["text"]) if text["type"] == "mrkdwn" else with_emoji(text["text"])


@pass_context
def offered(context: Context, element: Json) -> list[Choice]:
    return choices(element, _screen(context))


def _screen(context: Context) -> Screen:
    screen: Screen = context["screen"]
    return screen


@pass_context
def body_of(context: Context, row: Row) -> Markup:
    screen = _screen(context)
    return BODIES.body(
        screen, row, lambda: render("parts/body.html.j2", screen, message=row.message, surface=row.surface)
    )


def initials(name: str) -> str:
    words = name.split()
    return (words[0][:1] + words[-1][:1] if len(words) > 1 else name[:2]).upper()


def short_id(text: str) -> str:
    """An id for the page that holds no strange characters, the same each time."""
    return f"{zlib.crc32(text.encode()):08x}"


def without_links(html: Markup) -> Markup:
    """Where everything is one thing to press already, such as the head of a container."""
    return Markup(re.sub(r"</?a\b[^>]*>", "", html))  # noqa: S704  (it was escaped before)


def is_colour(text: str) -> bool:
    return bool(re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", text))


def icon_of(channel: Channel) -> str:
    """The name of the sign before a channel's name."""
    return {"private": "lock", "mpim": "people"}.get(channel.kind, "hash")


def reacted(users: list[str], ws: Workspace) -> str:
    return ", ".join(ws.people[user].real_name if user in ws.people else user for user in users)


def typed_text(text: str, ws: Workspace) -> str:
    """A person's message as they typed it: names instead of ids."""
    return decoded(
        re.sub(
            r"<@(\w+)>",
            lambda found: f"@{ws.people[found[1]].name}" if found[1] in ws.people else found[0],
            text,
        )
    )


def rich_date(element: Json, reader: Reader) -> str:
    return slack_date(reader.moment(element["timestamp"]), element["format"], reader.now)


def date_time(seconds: int | None, reader: Reader) -> str:
    """As <input type="datetime-local"> takes it."""
    return reader.moment(seconds).strftime("%Y-%m-%dT%H:%M") if seconds else ""


def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {"mrkdwn": mrkdwn, "text_object": text_object, "offered": offered, "initials": initials}
    env.filters |= {"emoji": emoji_html, "with_emoji": with_emoji, "chosen": chosen, "clock_time": clock_time}
    env.globals |= {"BLOCKS": BLOCKS, "ELEMENTS": ELEMENTS, "field_name": field_name, "of_view": of_view}
    env.globals |= {"sidebar_of": sidebar, "other_person": other_person, "last_reply": last_reply}
    env.globals |= {"person_mention": person_mention, "channel_mention": channel_mention, "safe_link": link}
    env.filters |= {"markdown": markdown, "number_words": number_words, "short_id": short_id}
    env.filters |= {"without_links": without_links}
    env.filters |= {"typed": text_of, "several": several}
    env.filters |= {"clock_words": clock_words, "leap_words": leap_words, "ahead_words": ahead_words}
    env.globals |= {"leaps": LEAPS.values()}
    env.tests |= {"colour": is_colour}
    env.globals |= {"files_of": files_of, "group_mention": group_mention, "emoji_of": emoji_html}
    env.filters |= {"size_words": size_words, "first_lines": first_lines, "typed_text": typed_text}
    env.globals |= {"PICTURES": PICTURES, "CHOICES": CHOICES, "canvas_of": canvas_of, "reacted": reacted}
    env.globals |= {"channel_canvas": channel_canvas, "title_of": channel_title, "icon_of": icon_of}
    env.globals |= {"static": address, "scripts": scripts, "all_styles": ALL_STYLES}
    env.globals |= {"plot_of": plot, "slices_of": slices, "value_of": value_of}
    env.globals |= {"body_of": body_of, "rich_date": rich_date, "date_time": date_time, "steps_of": steps}
    return env


ENVIRONMENT = environment()
BODIES = Bodies()


def render(template: str, screen: Screen, **more: Any) -> str:
    ws: Workspace = screen.ws
    return ENVIRONMENT.get_template(template).render(screen=screen, ws=ws, me=screen.me, **more)
