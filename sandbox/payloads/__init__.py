"""The requests that Slack sends to an app. Key sets follow slackapi/java-slack-sdk json-logs (MIT)."""
