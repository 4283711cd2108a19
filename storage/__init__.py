"""What the bot remembers: tables, store, migrations."""
