"""Judging: from answers to one result tree, in exact arithmetic."""
