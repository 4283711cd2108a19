"""What the check API listens to."""

from flask import Blueprint, Flask, Response, request

from handlers.desk import Desk
from handlers.web.checks import take_check
from handlers.web.openapi import as_json
from handlers.web.turned_away import no
from messages.api_page import api_page


def add_api(web: Flask, desk: Desk) -> None:
    api = Blueprint("api", __name__, url_prefix="/api")
    api.register_error_handler(Exception, no)

    @api.post("/checks")
    def checks() -> Response:
        return take_check(desk, request)

    @api.get("/openapi.json")
    def openapi() -> Response:
        return Response(as_json(), mimetype="application/json")

    @api.get("")
    def page() -> Response:
        return Response(api_page(request.url_root), mimetype="text/html")

    web.register_blueprint(api)
