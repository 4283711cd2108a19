"""The working time of one delivery: read, changed, and left to its process again."""

from gates.calendars.setting import must_set_calendar
from gates.working_time.layers import whole
from handlers.acts import working_hours
from handlers.slack.answers import Answers
from handlers.slack.calendar_answers import wanted_calendar
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages.forms.calendar import delivery_calendar_form
from messages.ids import Field
from messages.refs import Ref


def open_calendar(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    must_set_calendar(delivery, visit.click.by)
    visit.show(delivery_calendar_form(delivery))


def save_calendar(visit: Visit, answers: Answers) -> None:
    delivery = delivery_of(visit, visit.ref)
    must_set_calendar(delivery, visit.click.by)
    left = bool(answers.choices(Field.INHERIT, 1))
    wanted = None if left else wanted_calendar(answers, whole(delivery.working_time))
    working_hours.set_calendar(visit.desk, visit.click, visit.ref, wanted)
