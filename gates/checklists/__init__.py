"""Items: ticking, waiving, asking about them, automated checks, and the definition of done."""
