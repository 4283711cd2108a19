"""The steps of one client delivery as its people click them."""

from datetime import date, timedelta
from itertools import groupby

from playwright.sync_api import Locator, Page, expect

from gates.process import ChecklistItem, Evidence, Need, PackageItem
from gates.shipped import shipped_processes
from tests.browser.clicks import Clicks, choose, pick_day, pick_people, write

PROCESS = shipped_processes()["client-delivery"]
TEAM, CLIENTS = "acme-talent", "acme-shared"
NAME = "Talent Finder"
SPOKEN = 70  # characters of a button's label that are surely there; Slack cuts it at 75

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
        choose(form, "Channel of the team", f"#{TEAM}")
        choose(form, "Channel that you share with the client", f"#{CLIENTS}")

    def fill_second_step(self) -> None:
        form = self.form("Start a delivery")
        for role, person in CAST.items():
            pick_people(form, PROCESS.roles[role].name, person)
        planned = [milestone.name for milestone in PROCESS.milestones if milestone.planned]
        for week, name in enumerate(planned, 1):
            pick_day(form, name, self.today + timedelta(weeks=week))

    # Working on a gate

    def tick_package(self) -> None:
        handoff = PROCESS.phases[0].handoff
        assert handoff
        for item in handoff.package:
            self.tick(self.gate("intake"), item)
        expect(self.gate("intake")).to_contain_text("6 of 6 items done")

    def tick_all(self, phase: str, round_: int = 1) -> None:
        """Each person in turn what is theirs, one tick right after the other."""
        items = [item for item in PROCESS.phase(phase).checklist if item.needs is not Need.FEEDBACK]
        for owner, owned in groupby(sorted(items, key=by_owner), key=by_owner):
            self.join(CAST[owner])
            for item in owned:
                self.tick(self.gate(phase, round_), item)
        expect(self.gate(phase, round_)).to_contain_text("ready to sign")

    def tick(self, card: Locator, item: ChecklistItem | PackageItem) -> None:
        """Until the card shows it, for whoever clicks on a card that is just drawn anew misses."""
        needs_evidence = item.evidence is Evidence.REQUIRED
        spoken = f"{'Add evidence' if needs_evidence else 'Tick'}: {item.text}"
        button = card.get_by_role("button", name=spoken[:SPOKEN])
        button.click()
        if needs_evidence:
            form = self.form("Evidence")
            write(form, "Evidence", f"https://files.example/acme/{item.key.replace('_', '-')}.pdf")
            self.submit(form, "Tick")
        expect(button).to_have_count(0)

    def approve(self, person: str, phase: str, round_: int = 1) -> None:
        self.join(person)
        self.press(self.gate(phase, round_), "Approve", then="Approve")

    def more(self, entry: str, title: str) -> Locator:
        """Through “More” on the newest card, to the form behind an entry."""
        self.messages.get_by_role("button", name="More", exact=True).last.click()
        self.press(self.form("More"), entry)
        return self.form(title)


def by_owner(item: ChecklistItem) -> str:
    return item.owner
