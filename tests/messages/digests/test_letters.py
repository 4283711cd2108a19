"""Every kind of message in every language, word for word: `REWRITE_GOLDEN=1` writes the texts anew."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gates.digests.client_digest import ClientDecision, ClientDigest, ClientMilestone, Progress
from gates.process_files.digests import Language, MessageKind
from messages.digests.channel import channel_message
from messages.digests.letter import letter
from messages.digests.mail import mail
from messages.limits import MESSAGE_BLOCKS, SECTION

NASTY = "<!channel> & *so* `x` "
GOLDEN = Path(__file__).parent / "golden"

MILESTONES = (
    ClientMilestone("Production start", Progress.DONE, date(2027, 1, 11), None, date(2027, 1, 12)),
    ClientMilestone("QA certified", Progress.MOVED, date(2027, 2, 16), date(2027, 2, 12), None),
    ClientMilestone("Deployment start", Progress.ON_TRACK, date(2027, 2, 18), None, None),
    ClientMilestone("Client handover", Progress.LATE, date(2027, 1, 14), None, None),
    ClientMilestone("Follow-up", Progress.OPEN, None, None, None),
)
DIGEST = ClientDigest(
    kind=MessageKind.STATUS,
    language=Language.ENGLISH,
    delivery="Talent Finder",
    client="Acme Robotics",
    written_on=date(2027, 1, 15),
    status="In Production",
    step=3,
    steps=7,
    milestones=MILESTONES,
    wanted=("We have received the handover package",),
    next_steps=MILESTONES[1:3],
    decisions=(ClientDecision("The search works offline", "Your plants have no network", date(2027, 1, 8)),),
    note=("The demo went well.", "We look forward to your questions."),
    promised_on=date(2027, 2, 26),
    delivered_on=None,
    is_paused=False,
)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(MessageKind))
def test_the_mail_reads_as_it_should(kind: MessageKind, language: Language) -> None:
    words = letter(replace(DIGEST, kind=kind, language=language))
    matches(f"{kind}.{language}.txt", f"{words.subject}\n\n{mail(words, language).text}")


def test_html_and_slack_say_the_same() -> None:
    words = letter(DIGEST)
    matches("status.en.html", mail(words, Language.ENGLISH).html + "\n")
    message = channel_message(words)
    matches("status.en.json", json.dumps([message.text, message.blocks], indent=1, ensure_ascii=False) + "\n")


def matches(name: str, text: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("REWRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", list(Language))
def test_on_hold_no_date_is_named_as_coming(language: Language) -> None:
    words = str(letter(replace(DIGEST, language=language, is_paused=True)))
    assert ("pausing" if language is Language.ENGLISH else "pausieren") in words
    assert "Next steps" not in words
    assert "Nächste Schritte" not in words


def test_what_was_typed_is_shown_and_not_obeyed() -> None:
    typed = replace(
        DIGEST, delivery="<script>alert(1)</script> *x*", note=("<!channel> & <b>", "## no heading")
    )
    words = letter(typed)
    html, slack = mail(words, Language.ENGLISH).html, str(channel_message(words).blocks)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<!channel>" not in slack
    assert "&lt;!channel&gt;" in slack
    assert [part.lines for part in words.parts if part.kind == "note"] == [typed.note]


def test_a_very_long_digest_keeps_slacks_limits() -> None:
    many = tuple(replace(MILESTONES[1], name=f"{NASTY} {number}" * 3) for number in range(60))
    decisions = tuple(ClientDecision(NASTY * 10, NASTY * 10, date(2027, 1, 8)) for _ in range(10))
    note = tuple(NASTY * 5 for _ in range(40))
    message = channel_message(letter(replace(DIGEST, milestones=many, decisions=decisions, note=note)))
    assert len(message.blocks) <= MESSAGE_BLOCKS
    assert all(len(block["text"]["text"]) <= SECTION for block in message.blocks)
