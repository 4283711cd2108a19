"""Check tokens: the list with what each was used for last, and a new one, shown once."""

from collections.abc import Sequence

from gates.checklists.check_tokens import CheckToken
from gates.delivery import Delivery
from messages.blocks import button, confirm, context, header, section, section_of
from messages.ids import Action
from messages.limits import Json, fit
from messages.message import Message
from messages.mrkdwn import at, line, mention
from messages.refs import TokenRef
from messages.titles import delivery_name

WHERE = (
    "Reports come over HTTP to `/api/checks` of `gatehouse web` or `gatehouse run`; where Slack is reached by"
    " Socket Mode, `gatehouse web` has to run beside it. `/api` of the same address says how to report."
)
HOW_TO = (
    "`/gate token new NAME` makes one for this channel's delivery, `/gate token workspace NAME` one for all."
)

ONCE = "*It is shown this once*: keep it as a secret of your CI."


def token_list(groups: Sequence[tuple[Delivery | None, Sequence[CheckToken]]]) -> Message:
    """Each delivery with its tokens; None stands for the whole workspace."""
    rows = [row for delivery, tokens in groups for row in group_rows(delivery, tokens)]
    blocks = fit([header("Check tokens")], rows, [context(HOW_TO), context(WHERE)], more)
    names = [f"“{line(token.name)}”" for _, tokens in groups for token in tokens]
    return Message.of(["Check tokens", *(names or ["There is none yet."])], blocks)


def group_rows(delivery: Delivery | None, tokens: Sequence[CheckToken]) -> list[list[Json]]:
    if delivery:
        about = section_of(f"*{delivery_name(delivery)}*, whose id is `{delivery.id}`", *waited_for(delivery))
    else:
        about = section("*Every delivery of this workspace*")
    return [[about], *([[token_row(token)] for token in tokens] or [[context("No token yet.")]])]


def waited_for(delivery: Delivery) -> list[str]:
    """The items that a check can be reported of now."""
    open_gates = [gate for gate in delivery.live_gates if gate.is_open and not delivery.is_of_run(gate)]
    items = [item for gate in open_gates for item in gate.items if delivery.is_automated(item)]
    listed = [f"• `{item.key}`: {line(item.text)}" for item in items[:40]]
    return [*(in_every_run(delivery) if delivery.runs_are_open else []), *listed]


def in_every_run(delivery: Delivery) -> list[str]:
    keys = [f"`{item.key}`" for phase in delivery.process.repeating() for item in phase.checklist]
    return [f"In every run, with its name as `run`: {', '.join(keys)}"]


def token_row(token: CheckToken) -> Json:
    made = f"made by {mention(token.made_by)}{at(token.made_at)}"
    used = f"last used{at(token.last_used_at)}" if token.last_used_at else "never used"
    turned_away = f"Whatever reports with “{line(token.name)}” is turned away from now on."
    asked = confirm("Revoke this token?", turned_away, "Revoke")
    press = button("Revoke", Action.CHECKS_REVOKE, TokenRef(token=token.id), style="danger", confirm=asked)
    return section(f"“{line(token.name)}”, {made}, {used}", press)


def token_made(token: CheckToken, secret: str, delivery: Delivery | None) -> Message:
    whose = f"for {delivery_name(delivery)}" if delivery else "for every delivery of this workspace"
    blocks = [
        section_of(f"The check token “{line(token.name)}” {whose}.", ONCE),
        section(f"```{secret}```"),
        section_of("Report a check with:", f"```{curl(delivery)}```"),
        context(WHERE),
    ]
    return Message.of([f"The check token “{line(token.name)}” is made."], blocks)


def curl(delivery: Delivery | None) -> str:
    which = "" if delivery else '"delivery": "ID", '
    return (
        'curl https://YOUR-GATEHOUSE/api/checks -H "Authorization: Bearer $GATEHOUSE_TOKEN"'
        ' -H "Idempotency-Key: $RUN_ID-tests"'
        f' -d \'{{{which}"item": "tests", "result": "pass", "link": "https://ci.example/run/1"}}\''
    )


def more(left: int) -> Json:
    return context(f"… and {left} more: revoke those that nobody needs.")
