"""Deliveries put away into files: the row that stays, the rows that go, and the proof."""
