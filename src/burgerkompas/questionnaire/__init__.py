"""What is asked and how it is judged: the files of a questionnaire, read strictly and checked."""
