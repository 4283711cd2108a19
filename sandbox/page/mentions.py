"""What stands between < and > in a text: people, channels, dates, everybody, links."""

from markupsafe import Markup, escape

from sandbox.page.reader import Reader
from sandbox.page.times import slack_date

LINKS = ("https://", "http://", "mailto:", "tel:", "slack://")
OUTWARD = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
TIME = Markup('<time datetime="{}" title="{}">{}</time>')
EVERYBODY = frozenset({"channel", "here", "everyone"})


def decoded(text: str) -> str:
    """Slack knows three entities and no others."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def angle_html(inside: str, reader: Reader) -> Markup:
    """The HTML of <inside>; what Slack would not understand stays visible as it was typed."""
    head, _, label = inside.partition("|")
    mark, key = head[:1], head[1:]
    if mark == "@":
        return person_mention(key, reader, decoded(label))
    if mark == "#":
        return channel_mention(key, reader, decoded(label))
    if mark == "!":
        return _special(key, decoded(label), reader) or escape(f"<{decoded(inside)}>")
    return link(decoded(head), decoded(label)) or escape(f"<{decoded(inside)}>")


def link(address: str, label: str = "") -> Markup | None:
    """None when it is an address that a message may not open, such as javascript:."""
    if not address.lower().startswith(LINKS):
        return None
    return OUTWARD.format(address, label or address)


def person_mention(user_id: str, reader: Reader, label: str = "") -> Markup:
    person = reader.people.get(user_id)
    name = person.real_name if person else label or user_id
    mine = " mention--me" if user_id == reader.me else ""
    return Markup('<span class="mention{}">@{}</span>').format(mine, name)


def channel_mention(channel_id: str, reader: Reader, label: str = "") -> Markup:
    """A channel that this person is not in is named, but leads nowhere."""
    channel = reader.channels.get(channel_id)
    if channel is None:
        return Markup('<span class="mention">#{}</span>').format(label or channel_id)
    if reader.me not in channel.members:
        name = "private channel" if channel.kind == "private" else f"#{channel.name}"
        return Markup('<span class="mention">{}</span>').format(name)
    return Markup('<a class="mention" href="/?as={}&amp;channel={}">#{}</a>').format(
        reader.me, channel_id, channel.name
    )


def group_mention(group_id: str, reader: Reader, label: str = "") -> Markup:
    group = reader.groups.get(group_id)
    name = f"@{group.handle}" if group else label or f"@{group_id}"
    mine = " mention--me" if group and reader.me in group.users else ""
    return Markup('<span class="mention{}">{}</span>').format(mine, name)


def _special(key: str, label: str, reader: Reader) -> Markup | None:
    name, *rest = key.split("^")
    if name in EVERYBODY:
        return Markup('<span class="mention mention--me">@{}</span>').format(name)
    if name == "subteam" and rest:
        return group_mention(rest[0], reader, label)
    if name == "date" and len(rest) >= 2:
        return _date(rest, label, reader)
    return None


def _date(rest: list[str], label: str, reader: Reader) -> Markup:
    """rest is seconds, format and perhaps a link; a broken one shows its fallback."""
    seconds, form, *links = rest
    if not seconds.removeprefix("-").isdigit():
        return escape(label)
    moment = reader.moment(int(seconds))
    words = slack_date(moment, decoded(form), reader.now)
    time = TIME.format(moment.isoformat(), label or words, words)
    target = decoded(links[0]) if links else ""
    if not target.lower().startswith(LINKS):
        return time
    return OUTWARD.format(target, time)
