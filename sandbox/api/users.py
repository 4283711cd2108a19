"""users.*: info, list, lookupByEmail, getPresence, profile.get; dnd.info."""

from sandbox.api.arguments import flag, invalid_arguments, text
from sandbox.api.paging import page
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import is_stranger, person_json, profile_json
from sandbox.workspace import Json, Person


@method("users.info")
def info(request: Request) -> Json:
    return {"user": _shown(request, _person(request))}


@method("users.list")
def listing(request: Request) -> Json:
    """People of other teams stand in the list once they share a channel with the app."""
    ws = request.ws
    people = [person for person in ws.people.values() if not is_stranger(ws, person)]
    shown, following = page(request, people, default=1000, most=1000)
    return {
        "members": [_shown(request, person) for person in shown],
        "cache_ts": int(ws.clock.now()),
        "response_metadata": {"next_cursor": following},
    }


@method("users.lookupByEmail")
def lookup_by_email(request: Request) -> Json:
    ws, wanted = request.ws, text(request, "email").lower()
    for person in ws.people.values():
        if person.email.lower() == wanted and person.team_id == ws.team.id and not person.deleted:
            return {"user": _shown(request, person)}
    raise Refused("users_not_found")


@method("users.getPresence")
def get_presence(request: Request) -> Json:
    """More about the caller than about others. docs.slack.dev, users.getPresence."""
    wanted = text(request, "user") or request.actor.id
    person = request.ws.people.get(wanted)
    if person is None:
        raise invalid_arguments("invalid `user`")
    active = person.presence == "active"
    if person.id != request.actor.id:
        return {"presence": person.presence}
    return {
        "presence": person.presence,
        "online": active,
        "auto_away": False,
        "manual_away": not active,
        "connection_count": int(active),
        "last_activity": int(request.ws.clock.now()),
    }


@method("users.profile.get")
def get_profile(request: Request) -> Json:
    return {"profile": profile_json(request.ws, _person(request)) | {"fields": {}}}


@method("dnd.info")
def dnd_info(request: Request) -> Json:
    """1 stands for no time at all. docs.slack.dev, dnd.info."""
    person, now = _person(request), request.ws.clock.now()
    waits = person.dnd_end > now
    shown = {
        "dnd_enabled": waits,
        "next_dnd_start_ts": person.dnd_start if waits else 1,
        "next_dnd_end_ts": person.dnd_end if waits else 1,
    }
    return shown | ({"snooze_enabled": False} if person.id == request.actor.id else {})


def _person(request: Request) -> Person:
    """The one who is named, or else the caller."""
    person = request.ws.people.get(text(request, "user") or request.actor.id)
    if person is None:
        raise Refused("user_not_found")
    return person


def _shown(request: Request, person: Person) -> Json:
    locale = {"locale": "en-US"} if flag(request, "include_locale") else {}
    return person_json(request.ws, person) | locale
