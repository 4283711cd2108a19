"""Runs: phases that checks alone run through many times, each run a short gate after another."""
