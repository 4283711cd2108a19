"""The OpenAPI document and the page for people, held against what the door really answers."""

import re
from typing import Any

import httpx

from tests.driver.ci import Ci, started
from tests.driver.stage import Stage

Json = dict[str, Any]


def fetched(stage: Stage, path: str) -> httpx.Response:
    return httpx.get(stage.bot_url.replace("/slack/events", path), timeout=20)


def test_every_answer_is_as_the_document_says(quiet: Stage) -> None:
    ci = Ci.of(quiet, started(quiet.desk))
    document = fetched(quiet, "/api/openapi.json").json()
    described = document["paths"]["/api/checks"]["post"]["responses"]
    everywhere = Ci.of_workspace(quiet)
    answers = [
        ci.report("tests", link="https://ci.example/1", key="one"),
        ci.report("tests", key="one"),
        ci.report("tests", delivery="another"),
        ci.report("nothing"),
        ci.report("tests", "perhaps"),
        ci.send({}, headers={"Authorization": ""}),
        ci.report("x" * 20_000),
        everywhere.report("tests"),
    ]
    assert {answer.status_code for answer in answers} == {200, 401, 403, 404, 409, 413, 422}
    for answer in answers:
        shape = described[str(answer.status_code)]["content"]["application/json"]["schema"]
        assert answer.headers["Content-Type"] == "application/json"
        check(document, shape, answer.json())


def test_the_document_describes_the_report_with_its_key_and_its_token(quiet: Stage) -> None:
    document = fetched(quiet, "/api/openapi.json").json()
    post = document["paths"]["/api/checks"]["post"]
    shape = resolved(document, post["requestBody"]["content"]["application/json"]["schema"])
    assert shape["required"] == ["item", "result"]
    assert shape["additionalProperties"] is False
    assert list(shape["properties"]) == ["delivery", "phase", "item", "run", "result", "link", "value"]
    [key] = post["parameters"]
    assert (key["name"], key["in"], key["required"]) == ("Idempotency-Key", "header", True)
    assert document["components"]["securitySchemes"]["token"] == {"type": "http", "scheme": "bearer"}


def test_the_page_has_a_line_that_works_as_it_stands(quiet: Stage) -> None:
    ci = Ci.of(quiet, started(quiet.desk))
    page = fetched(quiet, "/api")
    assert page.headers["Content-Type"].startswith("text/html")
    line = re.search(r"<pre>curl \S+ (\S+) .* -d '(.*)'</pre>", page.text)
    assert line is not None
    assert line[1] == ci.url
    headers = {"Authorization": f"Bearer {ci.secret}", "Idempotency-Key": "1-tests"}
    form = {"Content-Type": "application/x-www-form-urlencoded"}  # what curl says of itself
    answer = httpx.post(line[1], content=line[2].encode(), headers=headers | form)
    assert answer.json()["state"] == "green"


def resolved(document: Json, shape: Json) -> Json:
    while "$ref" in shape:
        shape = document["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]]
    return shape


def check(document: Json, shape: Json, value: Any) -> None:
    """The part of JSON Schema that these shapes use; anything else in them is an error."""
    shape = resolved(document, shape)
    assert shape.keys() <= {
        "title", "description", "type", "properties", "required", "items", "anyOf", "enum",
    }  # fmt: skip
    if "anyOf" in shape:
        assert any(each == {"type": kind_of(value)} for each in shape["anyOf"])
        return
    assert shape["type"] == kind_of(value)
    assert value in shape.get("enum", [value])
    if shape["type"] == "object":
        assert set(shape["required"]) <= value.keys() <= shape["properties"].keys()
        for name, each in value.items():
            check(document, shape["properties"][name], each)
    for each in value if shape["type"] == "array" else ():
        check(document, shape["items"], each)


def kind_of(value: Any) -> str:
    kinds = {dict: "object", list: "array", str: "string", int: "integer", type(None): "null"}
    return kinds[type(value)]
