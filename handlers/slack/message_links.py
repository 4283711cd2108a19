"""The address of a message, for the entry that was made because of it."""

import re

from handlers.senders.slack_calls import TROUBLE
from handlers.slack.visit import Visit
from messages.refs import MessageRef

DOMAIN = re.compile(r"[a-z0-9-]{1,60}")


def link_to(visit: Visit, about: MessageRef) -> str | None:
    """As Slack says; composed where we may not see the message, which those who were there can."""
    if not about.channel or not about.ts:
        return None
    try:
        return str(visit.client.chat_getPermalink(channel=about.channel, message_ts=about.ts)["permalink"])
    except TROUBLE:
        domain = str((visit.body.get("team") or {}).get("domain") or "")
        if not DOMAIN.fullmatch(domain):
            return None
        return f"https://{domain}.slack.com/archives/{about.channel}/p{about.ts.replace('.', '')}"
