"""What a person does on the sandbox's page: opens places, presses what they see, types and picks."""

import re
from datetime import date

from playwright.sync_api import Locator, Page, expect


class Clicks:
    """One page, at which one person after the other sits down."""

    def __init__(self, page: Page) -> None:
        self.page = page

    # Places

    def act_as(self, person: str) -> None:
        menu = self.page.get_by_role("button", name="Acting as", include_hidden=True)
        if person in (menu.text_content() or ""):
            return
        self.show_sidebar()
        menu.click()
        self.page.get_by_role("dialog", name="Act as").get_by_role("link", name=person).click()
        now = self.page.get_by_role("button", name=f"Acting as {person}", include_hidden=True)
        expect(now).to_be_enabled()

    def open_channel(self, name: str) -> None:
        self.show_sidebar()
        self.sidebar.get_by_role("link", name=name).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(name)

    def open_home(self) -> None:
        self.open_app("Home")

    def open_direct_messages(self) -> None:
        self.open_app("Messages")

    def open_app(self, tab: str) -> None:
        self.show_sidebar()
        self.sidebar.get_by_role("link", name="Gatehouse").click()
        link = self.page.get_by_role("navigation", name="Gatehouse").get_by_role("link", name=tab)
        link.click()
        expect(link).to_have_attribute("aria-current", "page")

    def show_sidebar(self) -> None:
        """On a phone it is a drawer."""
        drawer = self.page.get_by_role("button", name="Show channels and people")
        if drawer.is_visible():
            drawer.click()
            expect(self.sidebar.get_by_role("button", name="Acting as")).to_be_visible()

    # What stands there

    @property
    def sidebar(self) -> Locator:
        return self.page.locator("#sidebar")

    @property
    def home(self) -> Locator:
        return self.page.locator("#home")

    @property
    def messages(self) -> Locator:
        return self.page.get_by_role("log", name="Messages").get_by_role("article")

    def card(self, heading: str) -> Locator:
        """The newest message under this heading."""
        named = self.page.get_by_role("heading", name=heading, exact=True)
        return self.messages.filter(has=named).last

    def form(self, title: str) -> Locator:
        return self.page.get_by_role("dialog", name=title, exact=True)

    # Pressing and typing

    def type_line(self, line: str) -> None:
        box = self.page.get_by_role("textbox", name="Message to")
        box.fill(line)
        box.press("Enter")

    def press(self, where: Locator, name: str, *, then: str = "") -> None:
        """`then` answers the question that comes first, where one does."""
        where.get_by_role("button", name=name, exact=True).click()
        if then:
            self.page.get_by_role("alertdialog").get_by_role("button", name=then, exact=True).click()

    def submit(self, form: Locator, name: str) -> None:
        """Sends the form, or shuts what was only to be read."""
        form.get_by_role("contentinfo").get_by_role("button", name=name, exact=True).click()
        expect(form).to_be_hidden()


def write(form: Locator, label: str, words: str) -> None:
    labelled(form, label).fill(words)


def pick_day(form: Locator, label: str, day: date) -> None:
    labelled(form, label).fill(day.isoformat())


def choose(form: Locator, label: str, option: str) -> None:
    """The option begins with these words: a person's name is followed by the title."""
    select = labelled(form, label)
    words = select.locator("option").filter(has_text=re.compile(f"^{re.escape(option)}"))
    select.select_option(label=words.inner_text())


def pick_people(form: Locator, role: str, *people: str) -> None:
    picker = form.get_by_role("group", name=beginning(role))
    picker.locator("summary").click()
    for person in people:
        picker.get_by_role("checkbox", name=person, exact=True).check()
    picker.locator("summary").click()


def labelled(form: Locator, label: str) -> Locator:
    return form.get_by_label(beginning(label))


def beginning(label: str) -> re.Pattern[str]:
    """This label, and what may stand behind it in brackets, such as "(optional)"."""
    return re.compile(rf"^\s*{re.escape(label)}\s*(\(.*)?$")
