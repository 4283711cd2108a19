"""Starts and wires: settings, the app, the timetable, the command line."""
