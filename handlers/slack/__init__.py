"""The door for people: commands, buttons, forms and Home."""
