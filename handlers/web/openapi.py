"""The OpenAPI document of the check API, made from the shapes that it reads and writes."""

import json
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from handlers.web.shapes import CheckAnswer, CheckReport, Troubles

Json = dict[str, Any]

NOES = {
    401: "no token, or one that is not known or was revoked",
    403: "the token is for another delivery",
    404: "there is no such delivery, phase or item",
    409: "not now: the phase is not open, its gate is settled, the delivery is on hold, the item is ticked by"
    " hand, or the Idempotency-Key was used for another report",
    413: "the report is larger than 16 kB",
    422: "a field or the Idempotency-Key is missing or wrong",
    503: "the database is away; send the same again",
}


@cache
def as_json() -> str:
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


def document() -> Json:
    references, definitions = models_json_schema(
        [(CheckReport, "validation"), (CheckAnswer, "serialization"), (Troubles, "serialization")],
        ref_template="#/components/schemas/{model}",
    )
    shape = {model.__name__: reference for (model, _), reference in references.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Gatehouse: checks from CI", "version": "1"},
        "paths": {"/api/checks": {"post": reporting(shape)}},
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def reporting(shape: dict[str, Json]) -> Json:
    answers = {"200": answer("taken; the same for each repetition", shape["CheckAnswer"])}
    noes = {str(status): answer(meaning, shape["Troubles"]) for status, meaning in NOES.items()}
    return {
        "summary": "Report what a check found about one automated item",
        "operationId": "reportCheck",
        "security": [{"token": []}],
        "parameters": [idempotency_key()],
        "requestBody": {"required": True, **content(shape["CheckReport"])},
        "responses": answers | noes,
    }


def idempotency_key() -> Json:
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "a report that is sent again with the same key and body counts once",
        "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
    }


def answer(meaning: str, shape: Json) -> Json:
    return {"description": meaning, **content(shape)}


def content(shape: Json) -> Json:
    return {"content": {"application/json": {"schema": shape}}}
