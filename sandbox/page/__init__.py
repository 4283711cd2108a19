"""The page in the browser: what each person sees of the workspace, and what they can do in it."""
