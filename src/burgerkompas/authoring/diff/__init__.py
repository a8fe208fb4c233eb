"""Two versions of a questionnaire: what changed, and for whom."""
