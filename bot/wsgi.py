"""The HTTP door: Slack's requests, and two questions of whoever watches the process."""

from flask import Flask, Response, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler

from bot.readiness import trouble_with
from storage.store import Store

# The largest thing that Slack sends is a submitted view, at most 250 kB before it is form-encoded.
LARGEST_REQUEST = 2 * 1024 * 1024


def build_wsgi(app: App, store: Store) -> Flask:
    web = Flask("gatehouse", static_folder=None)
    web.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    slack = SlackRequestHandler(app)

    @web.post("/slack/events")
    def slack_events() -> Response:
        return slack.handle(request)

    @web.get("/healthz")
    def healthz() -> Response:
        return Response("ok\n", mimetype="text/plain")

    @web.get("/readyz")
    def readyz() -> Response:
        trouble = trouble_with(store)
        return Response(f"{trouble or 'ready'}\n", 503 if trouble else 200, mimetype="text/plain")

    return web
