"""What to try in the demo: the page shows one step after the other, the terminal all of them."""

STEPS = (
    "Open #acme-talent: on the card “Stage 1: Intake handoff”, tick what is still open.",
    "One item belongs to Ines. Change the person under “Acting as”, at the top left, and tick it as her.",
    "Press “Approve” as Dana and as Ines: the gate settles, and the next one appears in the channel.",
    "Open Gatehouse under “Apps”: Home shows what waits for the person you are, with the button to act.",
    "Press “Send back” on a gate as one who signs it, and say why: it comes back as round 2.",
    "Look behind “More” on a card: risks, milestones, escalations, the record.",
    "Type /gate help into a channel to see the rest; /gate start begins a delivery of your own.",
)


def numbered() -> str:
    return "\n".join(f"  {number}. {step}" for number, step in enumerate(STEPS, 1))
