"""`python -m bot` is `gatehouse`."""

from bot.cli import main

main()
