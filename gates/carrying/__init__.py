"""What a gate that is opened anew takes over from its last round."""
