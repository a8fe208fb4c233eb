"""Many cases at once: from files to rows."""
