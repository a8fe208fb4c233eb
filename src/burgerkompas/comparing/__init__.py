"""Two or more cases of one initiative beside each other: what differs, and what that does."""
