"""What is asked: the questionnaire, read strictly and checked."""
