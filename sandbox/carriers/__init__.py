"""Two ways to the bot: signed HTTP requests and Socket Mode."""
