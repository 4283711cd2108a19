"""What can be done: load, apply the rule, store, note what is to be shown. Every door calls these."""
