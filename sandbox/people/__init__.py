"""What people do in the workspace; each act reaches the bot as Slack would send it."""
