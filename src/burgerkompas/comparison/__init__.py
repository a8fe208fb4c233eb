"""Two or more cases about one thing beside each other: what differs, and what that does."""
