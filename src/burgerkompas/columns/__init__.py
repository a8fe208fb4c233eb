"""A whole table at once: the questionnaire as column expressions, for any engine."""
