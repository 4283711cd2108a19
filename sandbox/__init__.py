"""A local stand-in for Slack: Web API, signed requests and a page. Never part of production."""
