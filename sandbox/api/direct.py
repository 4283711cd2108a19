"""conversations.open: a direct message with one person or a few."""

from sandbox.api.arguments import flag, names_in, text
from sandbox.api.lookup import known_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.api.scopes import demand_scope_for
from sandbox.objects import channel_json
from sandbox.rooms import direct_message, group_message, shares_a_channel
from sandbox.workspace import Channel, Json, Person

MOST_PEOPLE = 8  # docs.slack.dev, conversations.open: one to eight people beside the caller


@method("conversations.open")
def open_conversation(request: Request) -> Json:
    """With the people named, or again by its id."""
    if text(request, "channel"):
        channel, existed = known_channel(request), True
        if channel.kind not in ("im", "mpim"):
            raise Refused("method_not_supported_for_channel_type")
    else:
        channel, existed = _with(request, _people(request))
    whole = flag(request, "return_im")
    shown = channel_json(request.ws, channel, request.actor.id) if whole else {"id": channel.id}
    return {"channel": shown, **({"no_op": True, "already_open": True} if existed else {})}


def _with(request: Request, people: list[Person]) -> tuple[Channel, bool]:
    ws, me = request.ws, request.actor
    if len(people) > 1:
        demand_scope_for(request, "mpim")
        return group_message(ws, [me, *people])
    demand_scope_for(request, "im")
    existed = ws.direct_message(me.id, people[0].id) is not None
    return direct_message(ws, me, people[0]), existed


def _people(request: Request) -> list[Person]:
    users = [each for each in dict.fromkeys(names_in(request, "users")) if each != request.actor.id]
    if not names_in(request, "users"):
        raise Refused("users_list_not_supplied")
    if not users:
        raise Refused("not_enough_users")
    if len(users) > MOST_PEOPLE:
        raise Refused("too_many_users")
    return [_person(request, user) for user in users]


def _person(request: Request, user_id: str) -> Person:
    person = request.ws.people.get(user_id)
    if person is None:
        raise Refused("user_not_found")
    if person.is_bot and request.actor.is_bot:
        raise Refused("cannot_dm_bot")
    if person.deleted:
        raise Refused("user_disabled")
    if not shares_a_channel(request.ws, request.actor, person):
        raise Refused("user_not_visible")
    return person
