"""Reading what was sent: query, form, multipart and JSON, in Slack's character sets."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from sandbox.api.registry import Refused
from sandbox.line import Asked
from sandbox.multipart import read_parts
from sandbox.workspace import Json

FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
JSON, PLAIN = "application/json", "text/plain"
HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
CHARSETS = frozenset({"utf-8", "utf8", "iso-8859-1"})  # slack-api-ref: invalid_charset


def read_body(asked: Asked, *, takes_json: bool) -> tuple[Json, tuple[str, ...]]:
    """The body's arguments, and Slack's warnings about its type. docs.slack.dev, "Web API"."""
    if not asked.body or asked.verb == "GET":
        return {}, ()
    kind, _, parameters = asked.content_type.partition(";")
    kind, charset = kind.strip().lower(), _charset(parameters)
    if not kind:
        raise Refused("missing_post_type")
    if kind == JSON:
        # A method that takes no JSON sees none of it: Octember/earshot#10
        content = json_object(asked.body, charset) if takes_json else {}
        return content, () if charset else ("missing_charset",)
    if kind == MULTIPART:
        return _parts(asked), ()
    if kind not in (FORM, PLAIN):
        raise Refused("invalid_post_type")
    # slackapi/python-slack-sdk#692: a form needs no charset
    return form_fields(asked.body, charset or "utf-8"), ("superfluous_charset",) if charset else ()


def form_fields(encoded: bytes, charset: str = "utf-8") -> Json:
    try:
        return dict(parse_qsl(encoded.decode(charset), keep_blank_values=True, encoding=charset))
    except ValueError:
        raise Refused("invalid_form_data") from None


def json_object(body: bytes, charset: str) -> Json:
    """Without a token: it belongs into the header. docs.slack.dev, "Keeping up with the JSONs"."""
    try:
        content = load_json(body.decode(charset or "utf-8"))
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(content, dict):
        raise Refused("json_not_object")
    return {name: value for name, value in content.items() if value is not None and name != "token"}


def load_json(text: str) -> Any:
    """Strict JSON that can be written again, or ValueError: no NaN, no half characters, no abyss."""
    try:
        content = json.loads(text, parse_constant=_no_number)
        if HALF_CHARACTER.search(text):
            json.dumps(content, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return content


def _no_number(name: str) -> None:
    raise ValueError(name)


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip(' "').lower()
            if charset not in CHARSETS:
                raise Refused("invalid_charset")
            return charset
    return ""


def _parts(asked: Asked) -> Json:
    """The fields of a multipart form; no method takes a file this way any more."""
    try:
        fields, _ = read_parts(asked.content_type, asked.body)
    except ValueError:
        raise Refused("invalid_form_data") from None
    return dict(fields)
