"""The steps of one client delivery, as its people click them on the page."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from playwright.sync_api import Locator, Page, expect

from gates.process import ChecklistItem, Evidence, Need, PackageItem
from gates.process_files.shipped import shipped_processes
from tests.browser.clicks import Clicks, choose, pick_day, pick_people, write

PROCESS = shipped_processes()["client-delivery"]
NAME = "Talent Finder"
TEAM, CLIENTS = "acme-talent", "acme-shared"

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
        label = PROCESS.label(phase)
        return self.card(label if round_ == 1 else f"{label} · round {round_}")

    # Starting

    def fill_first_step(self) -> None:
        form = self.form("Start a delivery")
        write(form, "Client", "Acme Robotics")
        write(form, "Name of the delivery", NAME)
        write(form, "Scope summary", "An assistant that finds the right engineer for each robot.")
        pick_day(form, "Intake date", self.today)
        pick_day(form, "Agreed delivery date", self.friday(7))
        choose(form, "Channel of the team", f"#{TEAM}")
        choose(form, "Channel that you share with the client", f"#{CLIENTS}")

    def fill_second_step(self) -> None:
        form = self.form("Start a delivery")
        for role, person in CAST.items():
            pick_people(form, PROCESS.roles[role].name, person)
        planned = [milestone.name for milestone in PROCESS.milestones if milestone.planned]
        for week, name in enumerate(planned, 1):
            pick_day(form, name, self.friday(week))

    def friday(self, weeks: int) -> date:
        return self.today + timedelta(days=4 - self.today.weekday(), weeks=weeks)

    # Working on a gate

    def tick_package(self) -> None:
        handoff = PROCESS.phases[0].handoff
        assert handoff
        for item in handoff.package:
            self.tick(self.gate("intake"), item)

    def tick_all(self, phase: str, round_: int = 1) -> None:
        self.tick_each(checklist(phase), phase, round_)
        expect(self.gate(phase, round_)).to_contain_text("ready to sign")

    def tick_each(self, items: Iterable[ChecklistItem], phase: str, round_: int = 1) -> None:
        """Each person in turn what is theirs."""
        for owner, owned in groupby(sorted(items, key=by_owner), key=by_owner):
            self.join(CAST[owner])
            for item in owned:
                self.tick(self.gate(phase, round_), item)

    def tick(self, card: Locator, item: ChecklistItem | PackageItem) -> None:
        if item.evidence is not Evidence.REQUIRED:
            self.tick_row(card, item.text)
            return
        button = button_beside(card, item.text, "Add evidence")
        button.click()
        form = self.form("Evidence")
        write(form, "Evidence", f"https://files.example/acme/{item.key.replace('_', '-')}.pdf")
        self.submit(form, "Tick")
        expect(button).to_have_count(0)

    def tick_row(self, card: Locator, words: str) -> None:
        button = button_beside(card, words, "Tick")
        button.click()
        expect(button).to_have_count(0)

    def hand_over(self) -> None:
        self.press(self.gate("intake"), "Hand over", then="Hand over")
        expect(self.gate("intake")).to_contain_text(f"Handed over by @{INES}")

    def approve(self, person: str, phase: str, round_: int = 1) -> None:
        self.join(person)
        self.press(self.gate(phase, round_), "Approve", then="Approve")
        expect(self.gate(phase, round_)).to_contain_text(f"Approved by @{person}")

    def put_right(self, failure: str) -> None:
        """What the failed QA gate adds to production's second round."""
        self.join(PABLO)
        self.tick_row(self.gate("production", 2), failure)
        self.tick_each(PROCESS.phase("qa").gate.rework, "production", 2)

    # The record, through "More"

    def more(self, entry: str, title: str) -> Locator:
        """To the form behind an entry of “More” on the newest card."""
        self.messages.get_by_role("button", name="More", exact=True).last.click()
        self.press(self.form("More"), entry)
        return self.form(title)

    def add_risk(self) -> None:
        form = self.more("Add a risk", "Add a risk")
        write(form, "What could happen?", "The robot arms need a new pattern")
        choose(form, "How likely is it?", "3")
        choose(form, "How much would it hurt?", "4")
        write(form, "What is done about it?", "Try the pattern in the first week")
        choose(form, "Who looks after it?", PABLO)
        self.submit(form, "Add")

    def set_triggers(self) -> None:
        form = self.more("Escalation triggers", "Escalation triggers")
        write(form, "Days of delay that the team may settle itself", "3")
        write(form, "When else is it escalated?", "The client's go-live is at stake")
        self.submit(form, "Save")

    def escalate(self, issue: str) -> None:
        form = self.more("Escalate", "Escalate")
        write(form, "What stands in the way?", issue)
        expect(form.get_by_label("Who is to decide?")).to_have_value(re.compile("CLARA"))
        self.submit(form, "Escalate")

    def write_review(self) -> None:
        form = self.more("Write the review", "Write the review")
        write(form, "What went well?", "Trying the new pattern in the first week")
        write(form, "What did not go well?", "QA had to send it back once")
        write(form, "What do we learn from it?", "Write the failure cases down before production")
        write(form, "Action 1", "Add failure cases to the package")
        choose(form, "Who does action 1?", PABLO)
        pick_day(form, "Action 1 is due on", self.friday(12))
        self.submit(form, "Save")

    def record_feedback(self) -> None:
        form = self.more("Client feedback", "Client feedback")
        write(form, "What did the client say?", "It found three engineers on the first day.")
        form.get_by_role("radio", name="5: very happy").check()
        write(form, "Who said it?", OLIVIA)
        self.submit(form, "Record")


def checklist(phase: str) -> list[ChecklistItem]:
    """The client's feedback comes later."""
    return [item for item in PROCESS.phase(phase).checklist if item.needs is not Need.FEEDBACK]


def by_owner(item: ChecklistItem) -> str:
    return item.owner


def button_beside(card: Locator, words: str, name: str) -> Locator:
    row = card.locator("[data-block-id]").filter(has_text=words)
    return row.get_by_role("button", name=re.compile(f"^{name}"))
