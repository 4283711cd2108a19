"""The settings of a workspace: what is set, and the forms that change it."""
