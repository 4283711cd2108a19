"""The Web API: one small file for each family of methods."""
