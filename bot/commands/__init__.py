"""The commands of `gatehouse`, a file for each."""
