"""Whatever people type is shown as text: it calls nobody, breaks nothing, and stands where it should."""

import json
import re
from collections.abc import Iterator
from typing import Any

from gates.delivery import Delivery
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.actor import spoken
from tests.driver.door import Door, command, press, submission
from tests.driver.scenes import (
    DANA,
    DIEGO,
    INES,
    PABLO,
    at_phase,
    gate_ref,
    prepare,
    ready_to_sign,
    reread,
    risk,
    started,
)
from tests.driver.stage import Stage
from tests.driver.values import day, person, radio, text

BAD = "<!channel> <@U0SAM00001> <#C0GENERAL1> <!here|x> *b* `c` & &lt; <https://e.vil|here> \u202e\ud83d"
SHOWN = "&lt;!channel&gt; &lt;@U0SAM00001&gt;"
# What Slack understands as a call to somebody, or as a link to somewhere.
LIVE = re.compile(r"<(!|@|#|https?:|mailto:)[^>]*>")
OURS = re.compile(
    r"<!date\^\d+\^[^>|<&]*\|[^>|<]*>|<@[UW][A-Z0-9]+>|<#C0ACME(?:TLNT|SHRD)>|<https://[^|>\s]+\|[^<>]*>"
)


def test_hostile_text_in_every_field_stays_text_everywhere(stage: Stage, door: Door) -> None:
    delivery = started(stage.desk, name=clean(BAD), client=clean(BAD), scope=clean(BAD))
    ref, dana = Ref.to(delivery), stage.actor("dana")
    back_and_forth(door, delivery)
    fill_the_record(door, ref)
    send_the_gate_back(stage, door, delivery)
    for words in ("status", "list", "show", "help", f"status {BAD[:30]}", BAD[:60], "close"):
        door.send(command(DANA, words, response_url=""))
        dana.command(clean(words), channel="acme-talent")
    dana.command("record", channel="acme-talent")
    record = spoken_view(dana.view())
    home = spoken_view(dana.home())
    door.send(submission(DANA, Form.CANCEL, ref, {Field.REASON: text(BAD)}))

    stage.eventually(lambda: "Cancelled" in str(stage.messages("acme-talent", "dana")), "the end")
    assert SHOWN in record
    assert SHOWN in home
    said = list(everything_said(stage))
    assert len(said) > 50
    for words in said:
        assert not LIVE.search(OURS.sub("", words)), words
        assert "<@U0SAM00001>" not in words
        assert "\u202e" not in words
    assert any(SHOWN in words for words in said)


def test_the_clients_channel_shows_hostile_names_as_text(stage: Stage, door: Door) -> None:
    name = "<!channel> & <@U0SAM00001>"
    delivery = at_phase(stage.desk, "handover", name=name, client=name)
    prepare(stage.desk, delivery)
    shown = stage.actor("olivia").sees("&lt;!channel&gt; &amp; &lt;@U0SAM00001&gt;", "acme-shared")
    assert not LIVE.search(OURS.sub("", spoken(shown)))


def test_five_thousand_characters_are_refused_at_their_field_in_every_form(quiet: Stage, door: Door) -> None:
    delivery = ready_to_sign(quiet.desk)
    ref, gate, long = Ref.to(delivery), gate_ref(delivery), "x" * 5000
    forms: list[tuple[Form, Ref, dict[Any, Any], str]] = [
        (Form.RISK, ref, risk("Late") | {Field.MITIGATION: text(long)}, Field.MITIGATION),
        (Form.RISK, ref, risk(long), Field.RISK),
        (Form.SIGN_OFF, gate, {Field.VERDICT: radio("reject"), Field.COMMENT: text(long)}, Field.COMMENT),
        (Form.CANCEL, ref, {Field.REASON: text(long)}, Field.REASON),
        (Form.ESCALATION, ref, {Field.ISSUE: text(long), Field.ESCALATED_TO: person(DANA)}, Field.ISSUE),
        (Form.TRIGGERS, ref, {Field.ACCEPTABLE_DELAY_DAYS: text(long)}, Field.ACCEPTABLE_DELAY_DAYS),
        (Form.FEEDBACK, ref, {Field.FEEDBACK: text(long), Field.GIVEN_BY: text("O")}, Field.FEEDBACK),
        (Form.FEEDBACK, ref, {Field.FEEDBACK: text("x"), Field.GIVEN_BY: text(long)}, Field.GIVEN_BY),
        (Form.REVIEW, ref, {Field.WENT_WELL: text(long)}, Field.WENT_WELL),
        (Form.SKIP, ref, {Field.REASON: text(long)}, Field.REASON),
        (Form.RETURN, gate, {Field.QUESTIONS: text(long)}, Field.QUESTIONS),
        (Form.WAIVER, gate, {Field.REASON: text(long)}, Field.REASON),
        (Form.EVIDENCE, gate, {Field.EVIDENCE: text(long)}, Field.EVIDENCE),
        (Form.MILESTONES, ref, {Field.REASON: text(long)}, Field.REASON),
    ]
    for form, about, fields, field in forms:
        answer = door.send(submission(DANA, form, about, fields)).json()
        assert list(answer["errors"]) == [field], (form, answer)
    assert reread(quiet.desk, delivery) == delivery


def test_half_a_character_is_dropped_and_the_rest_is_kept(quiet: Stage, door: Door) -> None:
    delivery = started(quiet.desk)
    door.send(submission(DANA, Form.RISK, Ref.to(delivery), risk("Late \ud83d parts\x00")))
    assert [each.text for each in reread(quiet.desk, delivery).risks] == ["Late  parts"]


def back_and_forth(door: Door, delivery: Delivery) -> None:
    """The package goes to the manager, who returns it with questions, and comes again."""
    gate = delivery.gate("intake", 1)
    for item in gate.items:
        about = Ref.to(delivery, gate, item.key)
        door.send(submission(INES, Form.EVIDENCE, about, {Field.EVIDENCE: text(BAD)}))
    door.send(press(INES, Action.HANDOFF_OFFER, gate_ref(delivery)))
    door.send(submission(DANA, Form.RETURN, gate_ref(delivery), {Field.QUESTIONS: text(BAD)}))
    door.send(press(INES, Action.HANDOFF_OFFER, gate_ref(delivery)))
    door.send(press(DANA, Action.HANDOFF_ACCEPT, gate_ref(delivery)))


def fill_the_record(door: Door, ref: Ref) -> None:
    hostile = text(BAD)
    filled: list[tuple[Form, Ref, dict[Any, Any]]] = [
        (Form.RISK, ref, risk(BAD) | {Field.MITIGATION: hostile}),
        (Form.TRIGGERS, ref, {Field.ACCEPTABLE_DELAY_DAYS: text("3"), Field.ESCALATE_WHEN: hostile}),
        (Form.ESCALATION, ref, {Field.ISSUE: hostile, Field.ESCALATED_TO: person(PABLO)}),
        (Form.ESCALATION, ref, {Field.ISSUE: hostile, Field.ESCALATED_TO: person(DIEGO)}),
        (Form.RESOLUTION, ref.model_copy(update={"number": 1}), {Field.RESOLUTION: hostile}),
        (Form.FEEDBACK, ref, {Field.FEEDBACK: hostile, Field.GIVEN_BY: hostile}),
        (Form.RISK_CLOSE, ref.model_copy(update={"number": 1}), {Field.OUTCOME: hostile}),
        (
            Form.MILESTONES,
            ref,
            {"target:production_start": day("2027-01-12"), Field.REASON: hostile},
        ),
        (
            Form.DETAILS,
            ref,
            {
                Field.NAME: text(clean(BAD) + "2"), Field.CLIENT: text(clean(BAD)), Field.SCOPE: hostile,
                Field.AGREED_ON: day("2027-03-01"),
                Field.INTERNAL_CHANNEL: {"selected_conversation": "C0ACMETLNT"},
            },
        ),
    ]  # fmt: skip
    for form, about, fields in filled:
        answer = door.send(submission(DANA, form, about, fields)).json()
        assert answer == {"response_action": "clear"}, (form, answer)


def send_the_gate_back(stage: Stage, door: Door, delivery: Delivery) -> None:
    """Everything done, signed with hostile comments, and rejected with a hostile reason."""
    delivery = reread(stage.desk, delivery)
    prepare(stage.desk, delivery)
    waived = next(i for i in delivery.gate("intake", 1).items if not i.required or i.part == "checklist")
    about = Ref.to(delivery, delivery.gate("intake", 1), waived.key)
    door.send(submission(DANA, Form.WAIVER, about, {Field.REASON: text(BAD)}))
    reject = {Field.VERDICT: radio("reject"), Field.COMMENT: text(BAD), Field.EVIDENCE: text(BAD)}
    answer = door.send(submission(DANA, Form.SIGN_OFF, gate_ref(delivery), reject)).json()
    assert answer == {"response_action": "clear"}, answer


def everything_said(stage: Stage) -> Iterator[str]:
    """Every piece of text in every call that the bot made, as Slack would read it for markup."""
    for call in stage.calls():
        yield from mrkdwn_in(call["arguments"])
    for each in stage.messages("acme-talent", "dana"):
        yield from mrkdwn_in({"text": each["text"], "blocks": each.get("blocks")})


def mrkdwn_in(part: Any) -> Iterator[str]:
    """Plain text objects are left out: Slack shows them letter by letter."""
    if isinstance(part, str) and part.startswith(("[", "{")):
        try:
            part = json.loads(part)
        except ValueError:
            yield part
            return
    if isinstance(part, dict):
        if part.get("type") == "plain_text":
            return
        for key, value in part.items():
            if isinstance(value, str) and key == "text":
                yield value
            else:
                yield from mrkdwn_in(value)
    elif isinstance(part, list):
        for each in part:
            yield from mrkdwn_in(each)


def spoken_view(view: dict[str, Any]) -> str:
    return json.dumps(view["blocks"], ensure_ascii=False)


def clean(words: str) -> str:
    """What is left of it at the border."""
    return words.replace("\ud83d", "")
