"""What the page's forms and buttons do: POST /page/act/{name}, as a form or as JSON."""

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.page import block_acts, message_acts
from sandbox.page.forms import Fields, one
from sandbox.page.screen import person_asked
from sandbox.people.acting import NotPossible, Outcome
from sandbox.workspace import Json, Person, Workspace

Act = Callable[[Workspace, Person, Fields], Awaitable[Outcome]]
MOST_FIELDS = 5_000


async def act(request: Request) -> JSONResponse:
    """Fields: "as" is the person; the rest are the act's own, and those of the form around the button."""
    name = request.path_params["name"]
    perform = ACTS.get(name)
    if perform is None:
        raise HTTPException(404)
    fields = await _fields(request)
    ws: Workspace = request.app.state.workspace
    try:
        outcome = await perform(ws, person_asked(ws, one(fields, "as")), fields)
    except NotPossible as refusal:
        outcome = Outcome(False, str(refusal))
    answer = {"ok": outcome.ok, "error": outcome.error}
    return JSONResponse(answer | ({"response": outcome.response} if name in ANSWERING else {}))


async def _fields(request: Request) -> Fields:
    if request.headers.get("content-type", "").startswith("application/json"):
        sent = await _json(request)
        return {name: [str(each) for each in as_list(value)] for name, value in sent.items()}
    form = await request.form(max_fields=MOST_FIELDS)
    return {name: [str(value) for value in form.getlist(name)] for name in form}


async def _json(request: Request) -> Json:
    try:
        sent = await request.json()
    except ValueError:
        raise HTTPException(400, "This is not JSON.") from None
    if not isinstance(sent, dict):
        raise HTTPException(400, "An object of fields is expected.")
    return sent


def as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


ACTS: dict[str, Act] = {
    "say": message_acts.say,
    "command": message_acts.command,
    "shortcut": message_acts.shortcut,
    "react": message_acts.react,
    "pin": message_acts.pin,
    "edit": message_acts.edit,
    "delete": message_acts.delete,
    "read": message_acts.read,
    "home": message_acts.home,
    "click": block_acts.click,
    "suggest": block_acts.suggest,
    "submit": block_acts.submit,
    "close": block_acts.close,
}
ANSWERING = frozenset({"suggest"})  # the page shows what the app says
