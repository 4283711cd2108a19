"""`/gate …`: reads the words, finds the delivery, answers."""

from collections.abc import Callable
from difflib import get_close_matches

from gates.refusal import Refusal
from handlers.acts import showing, steering
from handlers.slack import (
    archiving,
    calendars,
    delegations,
    done,
    escalations,
    exporting,
    holding,
    metrics,
    modes,
    nudges,
    overrides,
    queries,
    record_forms,
    starting,
)
from handlers.slack.channels import refuse_to_tell_the_client
from handlers.slack.check_tokens import run_token_command
from handlers.slack.digests import run_digest_command
from handlers.slack.granting import run_rights_command
from handlers.slack.line import ANYWHERE, Line
from handlers.slack.meant import MOST_LISTED, MOST_NAMED, find, the_one, the_one_over
from handlers.slack.processes import run_process_command
from handlers.slack.registers import decisions, dependencies, risks, scope
from handlers.slack.settings import run_settings_command
from handlers.slack.visit import Visit
from messages.answer import answer
from messages.blocks import context
from messages.delivery_list import delivery_list
from messages.help import help_message
from messages.message import Message
from messages.mrkdwn import channel, escape
from messages.mrkdwn import line as line_of
from messages.refs import Ref
from messages.status import status_message

Answer = Message | None


def run_command(visit: Visit, line: Line) -> Answer:
    if visit.click.by.is_external:
        raise Refusal("Only people of this workspace can use /gate.")
    if line.shared:
        refuse_to_tell_the_client(visit)
        visit = visit.for_all_to_read()
    if line.word in COMMANDS:
        return COMMANDS[line.word](visit, line)
    meant = nearest(line.word)
    if meant not in ANYWHERE:
        raise Refusal(unknown(line.word, meant))
    read_as = f"`/gate {escape(line.word, 40)}` was read as `/gate {meant}`."
    found = COMMANDS[meant](visit, line)
    return found and Message(f"{read_as}\n{found.text}", [context(read_as), *found.blocks])


def nearest(word: str) -> str | None:
    """The subcommand that somebody meant who mistyped it, or did not finish it."""
    begun = [name for name in COMMANDS if name.startswith(word)]
    return next(iter(begun or get_close_matches(word, list(COMMANDS), n=1)), None)


def unknown(word: str, meant: str | None) -> str:
    hint = f" Did you mean `/gate {meant}`?" if meant else ""
    return f"`/gate {word[:40]}` is not a command.{hint} `/gate help` lists them all."


def help_(_visit: Visit, _line: Line) -> Answer:
    return help_message()


def start(visit: Visit, _line: Line) -> Answer:
    starting.open_start_form(visit)
    return None


def status(visit: Visit, line: Line) -> Answer:
    found = find(visit, line.rest)
    if len(found) == 1:
        return status_message(found[0], visit.click.at)
    title = f"Several deliveries match “{line.rest}”" if line.rest else "Running deliveries"
    full = len(found) == (MOST_NAMED if line.rest else MOST_LISTED)
    return delivery_list(found, visit.click.at, title, full=full)


def show(visit: Visit, line: Line) -> Answer:
    delivery = the_one(visit, line.rest)
    trouble = showing.post_cards_again(visit.desk, visit.click, delivery)
    room = channel(delivery.internal_channel)
    hint = f" Last time Slack refused it ({trouble}): is Gatehouse in that channel?" if trouble else ""
    return answer(f"The card of “{line_of(delivery.name)}” is being posted in {room}.{hint}")


def process(visit: Visit, line: Line) -> Answer:
    return run_process_command(visit, line.rest.split())


def token(visit: Visit, line: Line) -> Answer:
    if line.shared:
        raise Refusal("Tokens are for your eyes alone: leave `--share` out.")
    return run_token_command(visit, line.rest)


def digest(visit: Visit, line: Line) -> Answer:
    return run_digest_command(visit, line.rest)


def nudges_(visit: Visit, _line: Line) -> Answer:
    nudges.open_reach(visit)
    return None


def opens(form: Callable[[Visit, Ref], None]) -> Callable[[Visit, Line], Answer]:
    """A subcommand that opens a form for the delivery that is meant."""

    def command(visit: Visit, line: Line) -> Answer:
        form(visit, Ref.to(the_one(visit, line.rest)))
        return None

    return command


def close(visit: Visit, line: Line) -> Answer:
    delivery = the_one(visit, line.rest)
    if not line.rest and visit.channel not in (delivery.internal_channel, delivery.client_channel):
        raise Refusal("Which delivery do you mean? Add its name, or close it in its channel.")
    steering.close(visit.desk, visit.click, Ref.to(delivery))
    return answer(f"The record of “{line_of(delivery.name)}” is closed.")


def reopen(visit: Visit, line: Line) -> Answer:
    holding.open_reopen(visit, Ref.to(the_one_over(visit, line.rest)))
    return None


COMMANDS: dict[str, Callable[[Visit, Line], Answer]] = {
    "help": help_,
    "start": start,
    "status": status,
    "list": queries.list_rows,
    "archived": archiving.list_archived,
    "waiting": queries.list_waiting,
    "history": queries.show_history,
    "find": queries.find_words,
    "portfolio": queries.show_portfolio,
    "show": show,
    "menu": opens(record_forms.show_menu),
    "record": exporting.record,
    "milestones": opens(record_forms.open_milestones),
    "risk": opens(risks.open_risk),
    "depends": opens(dependencies.open_dependencies),
    "scope": opens(scope.open_scope),
    "decision": opens(decisions.open_decision),
    "triggers": opens(record_forms.open_triggers),
    "escalate": opens(escalations.open_escalation),
    "extend": opens(escalations.open_extension),
    "feedback": opens(record_forms.open_feedback),
    "digest": digest,
    "metrics": opens(metrics.open_metrics),
    "mode": opens(modes.open_mode),
    "done": opens(done.open_done),
    "review": opens(record_forms.open_review),
    "details": opens(record_forms.open_details),
    "people": opens(record_forms.open_holders),
    "delegate": opens(delegations.open_delegation),
    "reassign": opens(delegations.open_reassignment),
    "override": opens(overrides.open_override),
    "nudges": nudges_,
    "calendar": opens(calendars.open_calendar),
    "skip": opens(record_forms.open_skip),
    "cancel": opens(record_forms.open_cancel),
    "hold": opens(holding.open_hold),
    "resume": opens(holding.open_resume),
    "close": close,
    "reopen": reopen,
    "archive": archiving.archive,
    "process": process,
    "token": token,
    "rights": run_rights_command,
    "settings": run_settings_command,
}
