"""What is kept beside each delivery, so that lists, searches and portfolios load none."""
