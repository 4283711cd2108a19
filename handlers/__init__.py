"""What happens when somebody calls, or the clock strikes."""
