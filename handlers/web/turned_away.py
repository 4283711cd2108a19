"""Every "no" of the check API: its status, and a sentence for each thing that is wrong."""

from secrets import token_hex

import structlog
from flask import Response
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import RequestEntityTooLarge

from gates.refusal import Refusal, Unknown
from handlers.web.shapes import CheckReport, Trouble, Troubles
from messages.refusals import apology, unavailable
from storage.errors import StoreUnready

log = structlog.get_logger("gatehouse.web")

FIELDS = CheckReport.model_fields


class TurnedAway(Exception):
    def __init__(self, status: int, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.status, self.trouble = status, Trouble(field=field, sentence=sentence)


def no(error: Exception) -> Response:
    match error:
        case TurnedAway():
            return troubles(error.status, error.trouble)
        case ValidationError():
            return troubles(422, *[trouble_of(each) for each in error.errors(include_url=False)])
        case Unknown():
            return troubles(404, Trouble(field=error.field, sentence=error.sentence))
        case Refusal():
            status = 422 if error.field in FIELDS else 409
            return troubles(status, Trouble(field=error.field, sentence=error.sentence))
        case RequestEntityTooLarge():
            return troubles(413, Trouble(field=None, sentence="A report has at most 16 kB."))
        case StoreUnready():
            log.warning("the database is away", trouble=str(error))
            return troubles(503, Trouble(field=None, sentence=unavailable()))
    reference = token_hex(4)
    log.error("a report failed", reference=reference, exc_info=error)
    return troubles(500, Trouble(field=None, sentence=apology(reference)))


def troubles(status: int, *found: Trouble) -> Response:
    answer = Response(
        Troubles(errors=list(found)).model_dump_json() + "\n", status, mimetype="application/json"
    )
    if status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="gatehouse"'
    return answer


def trouble_of(details: ErrorDetails) -> Trouble:
    field = str(details["loc"][0]) if details["loc"] else None
    return Trouble(field=field, sentence=sentence_of(field, details["type"]))


def sentence_of(field: str | None, kind: str) -> str:
    if field is None:
        return 'The body is not a JSON object, such as `{"item": "tests", "result": "pass"}`.'
    if field not in FIELDS:
        return f"There is no field `{field[:60]}`. There are: {', '.join(FIELDS)}."
    wanted = FIELDS[field].description
    return f"`{field}` is missing: {wanted}." if kind == "missing" else f"`{field}` has to be {wanted}."
