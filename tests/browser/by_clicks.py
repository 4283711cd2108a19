"""The steps of one client delivery as its people click them."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from playwright.sync_api import Locator, Page, expect

from gates.process import Evidence, ItemRule, Phase
from gates.shipped import shipped_processes
from tests.browser.clicks import Clicks, choose, pick_day, pick_people, write

PROCESS = shipped_processes()["client-delivery"]
TEAM, CLIENTS = "acme-talent", "acme-shared"
NAME = "Talent Finder"

CAST = {
    "delivery_manager": "Dana Whitfield",
    "client_intake_manager": "Ines Moreau",
    "production_architect": "Pablo Ortega",
    "qa_engineer": "Quinn Harper",
    "deployment_specialist": "Diego Santos",
    "cto": "Clara Lindqvist",
    "client": "Olivia Brandt",
}
DANA, INES, PABLO, QUINN, DIEGO, CLARA, OLIVIA = CAST.values()


class Delivery(Clicks):
    def __init__(self, page: Page, today: date) -> None:
        super().__init__(page)
        self.today = today

    def join(self, person: str, channel: str = TEAM) -> None:
        self.act_as(person)
        self.open_channel(channel)

    def gate(self, phase: str, round_: int = 1) -> Locator:
        return self.card(f"{PROCESS.label(phase)} · round {round_}" if round_ > 1 else PROCESS.label(phase))

    # Starting

    def start(self) -> None:
        self.join(INES)
        self.type_line("/gate start")
        self.fill_first_step()
        self.page.get_by_role("button", name="Next", exact=True).click()
        self.fill_second_step()
        self.submit(self.form("Start a delivery"), "Start")

    def fill_first_step(self) -> None:
        form = self.form("Start a delivery")
        write(form, "Client", "Acme Robotics")
        write(form, "Name of the delivery", NAME)
        write(form, "Scope summary", "An assistant that finds the right engineer for each robot.")
        pick_day(form, "Intake date", self.today)
        pick_day(form, "Agreed delivery date", self.today + timedelta(weeks=7))
        choose(form, "Channel of the team", f"# {TEAM}")
        choose(form, "Channel that you share with the client", f"# {CLIENTS}")

    def fill_second_step(self) -> None:
        form = self.form("Start a delivery")
        for role, person in CAST.items():
            pick_people(form, PROCESS.roles[role].name, person)
        planned = [milestone.name for milestone in PROCESS.milestones if milestone.planned]
        for week, name in enumerate(planned, 1):
            pick_day(form, name, self.today + timedelta(weeks=week))
