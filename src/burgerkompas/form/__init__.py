"""The questionnaire as one page that needs nothing else and gives back a case file."""
