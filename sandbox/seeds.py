"""Sample people and channels: a studio, its client, and the channel that they share."""

from dataclasses import replace

from sandbox.workspace import Channel, Person, Team, Workspace

NORTHWIND = Team("T0NORTHWND", "Northwind Studio", "northwind-studio")
ACME = Team("T0ACMEROBO", "Acme Robotics", "acme-robotics")
BOT_ID, BOT_USER_ID, APP_ID = "B0SANDBOT1", "U0SANDBOT1", "A0SANDBOX1"
BORN = 1_700_000_000
SHARED_MEMBERS = {"U0DANA0001", "U0INES0001", "U0OLIVIA01", "U0MARC0001", BOT_USER_ID}

CLARA = Person(
    "U0CLARA001", "clara", "Clara Lindqvist", NORTHWIND.id, title="CTO", email="clara@northwind.example",
    tz="Europe/Berlin", is_admin=True, colour="7048e8",
)  # fmt: skip

DEMO_PEOPLE = (
    Person(
        "U0DANA0001", "dana", "Dana Whitfield", NORTHWIND.id, title="Delivery manager",
        email="dana@northwind.example", tz="Europe/London", colour="1c7ed6",
    ),
    Person(
        "U0INES0001", "ines", "Ines Moreau", NORTHWIND.id, title="Client intake manager",
        email="ines@northwind.example", tz="Europe/Berlin", colour="0c8599",
    ),
    Person(
        "U0PABLO001", "pablo", "Pablo Ortega", NORTHWIND.id, title="Production line architect",
        email="pablo@northwind.example", tz="Europe/Madrid", colour="2f9e44",
    ),
    Person(
        "U0QUINN001", "quinn", "Quinn Harper", NORTHWIND.id, title="QA engineer",
        email="quinn@northwind.example", tz="America/New_York", colour="e8590c",
    ),
    Person(
        "U0DIEGO001", "diego", "Diego Santos", NORTHWIND.id, title="Deployment specialist",
        email="diego@northwind.example", tz="Europe/Madrid", colour="c2255c",
    ),
    CLARA,
    Person(
        "U0SAM00001", "sam", "Sam Okafor", NORTHWIND.id, title="Engineer",
        email="sam@northwind.example", tz="Europe/London", colour="5f3dc4",
    ),
    Person(
        "U0OLIVIA01", "olivia", "Olivia Brandt", ACME.id, title="Head of operations",
        email="olivia@acme.example", tz="America/New_York", colour="862e9c",
    ),
    Person(
        "U0MARC0001", "marc", "Marc Delacroix", ACME.id, title="Programme manager",
        email="marc@acme.example", tz="America/New_York", colour="a61e4d",
    ),
)  # fmt: skip


def sow(ws: Workspace) -> None:
    """Fill an empty workspace with what its configuration asks for."""
    bare = ws.config.seed == "bare"
    ws.teams = {team.id: team for team in (NORTHWIND, ACME)}
    people = (ws.bot, *((CLARA,) if bare else DEMO_PEOPLE))
    ws.people = {person.id: replace(person) for person in people}
    ours = {person.id for person in ws.people.values() if person.team_id == NORTHWIND.id} - {ws.bot.id}
    general = _channel("C0GENERAL1", "general", ours, "Everybody at Northwind Studio")
    general.is_general = True
    ws.channels = {channel.id: channel for channel in (general, *(() if bare else _demo_channels(ours)))}


def _demo_channels(ours: set[str]) -> tuple[Channel, ...]:
    """The bot is a member of the shared channel only; it may join the others or be invited."""
    shared = _channel("C0ACMESHRD", "acme-shared", SHARED_MEMBERS, "With the people of Acme Robotics")
    shared.is_ext_shared = True
    return (
        _channel("C0DELIVER1", "deliveries", ours, "Client deliveries"),
        _channel("C0ACMETLNT", "acme-talent", ours - {"U0SAM00001"}, "Acme Robotics, internal"),
        shared,
    )


def _channel(channel_id: str, name: str, members: set[str], topic: str) -> Channel:
    return Channel(channel_id, name, "channel", set(members), creator=CLARA.id, created=BORN, topic=topic)


def bot_person(name: str) -> Person:
    """The bot's own user; its handle is the app's name in lower case."""
    handle = name.lower().replace(" ", "-")
    return Person(BOT_USER_ID, handle, name, NORTHWIND.id, title="App", is_bot=True, colour="364fc7")
