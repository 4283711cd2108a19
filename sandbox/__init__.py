"""A local stand-in for Slack: Web API, signed requests and a page in the browser. Never part of production."""
