"""The HTTP door: Slack's requests, the checks of CI, and two questions of whoever watches the process."""

import re

from flask import Flask, Request, Response, request
from slack_bolt import App
from slack_bolt.adapter.flask.handler import to_bolt_request, to_flask_response

from bot.readiness import remark_on, trouble_with
from handlers.desk import Desk
from handlers.web.register import add_api

# The largest thing that Slack sends is a submitted view, at most 250 kB before it is form-encoded.
LARGEST_REQUEST = 2 * 1024 * 1024
SECONDS = re.compile(r"[0-9]{1,12}")
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


def build_wsgi(app: App, desk: Desk) -> Flask:
    web = Flask("gatehouse", static_folder=None)
    web.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST

    @web.post("/slack/events")
    def slack_events() -> Response:
        return ask(app, request) if is_signed_like_slack(request) else turned_away()

    @web.get("/healthz")
    def healthz() -> Response:
        return Response("ok\n", mimetype="text/plain")

    @web.get("/readyz")
    def readyz() -> Response:
        if trouble := trouble_with(desk.store):
            return Response(f"{trouble}\n", 503, mimetype="text/plain")
        return Response(f"ready{remark_on(desk.store)}\n", mimetype="text/plain")

    add_api(web, desk)
    return web


def ask(app: App, asked: Request) -> Response:
    try:
        read = to_bolt_request(asked)
    except (ValueError, TypeError, AttributeError):  # Bolt reads the body before it verifies the signature
        return turned_away()
    return to_flask_response(app.dispatch(read))


def is_signed_like_slack(asked: Request) -> bool:
    """Whether the signature has the right form; Bolt, which verifies it, stumbles over any other."""
    timestamp = asked.headers.get("X-Slack-Request-Timestamp", "")
    signature = asked.headers.get("X-Slack-Signature", "")
    return bool(SECONDS.fullmatch(timestamp) and SIGNATURE.fullmatch(signature))


def turned_away() -> Response:
    return Response("This is not a request that Slack signed.\n", 401, mimetype="text/plain")
