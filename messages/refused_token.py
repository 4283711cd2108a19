"""To admins, once it is over: Slack refused the bot's token, so nothing was sent meanwhile."""

from datetime import datetime

from messages.blocks import header, section_of
from messages.message import Message
from messages.mrkdwn import line, moment_after
from messages.states import age

TITLE = "Slack refused my token for a while"


def token_accepted(error: str, since: datetime, now: datetime) -> Message:
    lasted = f"For {age(since, now)}{moment_after(', since ', since)}, Slack refused the bot's token"
    words = [
        f"{lasted} (`{line(error, 60)}`). It takes it again now.",
        "What was due meanwhile was kept, and is sent now as it stands now; what is out of date is left out.",
        "If you did not install the app anew yourself, see who changed it under *Manage apps* in Slack.",
    ]
    return Message.of([TITLE, *words], [header(TITLE), section_of(*words)])
