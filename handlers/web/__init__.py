"""The web's door: checks from CI, and the page that says how to report one."""
