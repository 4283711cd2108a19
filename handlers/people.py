"""People as Slack describes them: asked for now and then, and told of by Slack when they change."""

from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from slack_sdk import WebClient

from gates.portfolio.words import folded_words
from handlers.acts.in_their_place import show_absence
from handlers.desk import Desk
from handlers.senders.slack_calls import TROUBLE, error_of
from storage import people
from storage.people import KnownPerson

log = structlog.get_logger("gatehouse.people")

FRESH = timedelta(days=1)  # Slack tells of changes; this is for what it could not tell

UNKNOWN = {"user_not_found", "user_not_visible"}

# The statuses that Slack offers for it by itself, and the words in which people say the same.
AWAY_SIGNS = {":palm_tree:", ":face_with_thermometer:"}
AWAY_WORDS = ("vacation", "vacationing", "out sick", "out of office", "ooo", "on leave", "urlaub", "krank")


def described(user: dict[str, Any], at: datetime) -> KnownPerson:
    """From the answer of users.info, or the event user_change."""
    profile = user.get("profile") or {}
    ends = profile.get("status_expiration") or 0
    return KnownPerson(
        str(user["id"]),
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        fetched_at=at,
        zone=user.get("tz") or None,
        away=says_away(profile) or bool(user.get("deleted")),
        away_until=datetime.fromtimestamp(int(ends), UTC) if ends else None,
        name_folded=" ".join(folded_words(shown_name(user)))[:100] or None,
    )


def shown_name(user: dict[str, Any]) -> str:
    """As Slack shows it where somebody is mentioned."""
    profile = user.get("profile") or {}
    found = profile.get("display_name") or profile.get("real_name") or user.get("real_name")
    return str(found or user.get("name") or "")


def says_away(profile: dict[str, Any]) -> bool:
    words = str(profile.get("status_text") or "").casefold().strip(" .!")
    return profile.get("status_emoji") in AWAY_SIGNS or words.startswith(AWAY_WORDS)


def learn(desk: Desk, client: WebClient, workspace: str, user_id: str, at: datetime) -> None:
    """Where nothing is known of this person, or nothing new for a day.

    Whom Slack does not know lives in the zone of the workspace. When it is down it is asked again.
    """
    with desk.store.reading(workspace) as tx:
        known = people.known(tx, user_id)
    if known and known.away is not None and at - known.fetched_at < FRESH:
        return
    try:
        person = described(client.users_info(user=user_id)["user"], at)
    except TROUBLE as trouble:
        log.warning("a person's profile cannot be read", user=user_id, error=error_of(trouble))
        if known or error_of(trouble) not in UNKNOWN:
            return
        person = KnownPerson(user_id, is_admin=False, fetched_at=at, away=False)
    remember(desk, workspace, person)
    if known and known.away is not None:
        tell_absence(desk, workspace, known, person)


def remember(desk: Desk, workspace: str, person: KnownPerson) -> None:
    with desk.store.transaction(workspace) as tx:
        people.remember(tx, person)


def keep_fresh(desk: Desk, workspace: str, user: dict[str, Any]) -> None:
    """Of the people of other deliveries nothing is kept until they are asked for."""
    with desk.store.reading(workspace) as tx:
        before = people.known(tx, str(user["id"]))
    if before is None:
        return
    now = described(user, desk.clock.now())
    remember(desk, workspace, now)
    tell_absence(desk, workspace, before, now)


def tell_absence(desk: Desk, workspace: str, before: KnownPerson, now: KnownPerson) -> None:
    if (before.away, before.away_until) != (now.away, now.away_until):
        show_absence(desk, workspace, now.user_id, is_back=not now.away)
