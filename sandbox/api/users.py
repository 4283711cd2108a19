"""users.info, users.list, users.lookupByEmail."""

from sandbox.api.arguments import text
from sandbox.api.paging import page
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import is_stranger, person_json
from sandbox.workspace import Json


@method("users.info")
def info(request: Request) -> Json:
    person = request.ws.people.get(text(request, "user"))
    if person is None:
        raise Refused("user_not_found")
    return {"user": person_json(request.ws, person)}


@method("users.list")
def listing(request: Request) -> Json:
    """People of other teams stand in the list once they share a channel with the app."""
    ws = request.ws
    people = [person for person in ws.people.values() if not is_stranger(ws, person)]
    shown, following = page(request, people, default=1000, most=1000)
    return {
        "members": [person_json(ws, person) for person in shown],
        "cache_ts": int(ws.clock.now()),
        "response_metadata": {"next_cursor": following},
    }


@method("users.lookupByEmail")
def lookup_by_email(request: Request) -> Json:
    ws, wanted = request.ws, text(request, "email").lower()
    for person in ws.people.values():
        if person.email.lower() == wanted and person.team_id == ws.team.id and not person.deleted:
            return {"user": person_json(ws, person)}
    raise Refused("users_not_found")
