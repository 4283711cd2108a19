"""Forms of the registers, by command, menu and message shortcut."""
