"""The whole workspace as a file, so that a bug, or a demonstration, is something to hand on."""
