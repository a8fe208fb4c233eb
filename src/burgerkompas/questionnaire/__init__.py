"""Questionnaires: what is asked and how it is judged, read strictly and checked."""
