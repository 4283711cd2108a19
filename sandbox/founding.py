"""A new workspace from a configuration, and the same one emptied again."""

from sandbox.clock import Clock
from sandbox.config import Config
from sandbox.deliveries import Courier
from sandbox.faults import Faults
from sandbox.ids import IdMaker
from sandbox.journal import Journal
from sandbox.limits import Limits
from sandbox.manifest import read_manifest
from sandbox.people.offers import Offers
from sandbox.response_urls import ResponseUrls
from sandbox.seeds import APP_ID, BOT_ID, NORTHWIND, bot_person, sow
from sandbox.tokens import first_tokens
from sandbox.triggers import Triggers
from sandbox.workspace import Workspace


def found(config: Config) -> Workspace:
    manifest, clock = read_manifest(config.manifest), Clock(config.clock)
    ws = Workspace(
        config=config,
        team=NORTHWIND,
        bot=bot_person(manifest.name),
        app_id=APP_ID,
        bot_id=BOT_ID,
        manifest=manifest,
        clock=clock,
        ids=IdMaker(),
        journal=Journal(),
        faults=Faults(),
        triggers=Triggers(clock),
        response_urls=ResponseUrls(),
        offers=Offers(),
        courier=Courier(config, socket_mode=manifest.socket_mode),
    )
    _begin(ws)
    return ws


def reset(ws: Workspace) -> None:
    """Back to the seed. Numbers of changes, calls and deliveries go on, so that nobody waits in vain."""
    ws.courier.drop_errands()
    ws.clock.start_over()
    ws.ids, ws.faults = IdMaker(), Faults()
    ws.triggers, ws.response_urls, ws.offers = Triggers(ws.clock), ResponseUrls(), Offers()
    ws.courier.sockets.enabled = ws.manifest.socket_mode
    ws.journal.clear()
    ws.views, ws.homes = {}, {}
    ws.files, ws.uploads, ws.canvases, ws.user_groups = {}, {}, {}, {}
    ws.scheduled, ws.oauth_codes, ws.emoji, ws.shared_invites = {}, {}, {}, {}
    _begin(ws)
    ws.changes.publish("channel")


def _begin(ws: Workspace) -> None:
    """What a fresh workspace has: people, channels, the two tokens, and limits as configured."""
    sow(ws)
    ws.tokens = first_tokens(ws)
    ws.limits = Limits(on=ws.config.rate_limits)
