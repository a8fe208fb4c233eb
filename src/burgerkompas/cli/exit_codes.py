"""The exit codes of the program."""

DONE = 0
BUG = 1
USAGE = 2
QUESTIONNAIRE = 3
ANSWERS = 4
BATCH = 5
INTERRUPTED = 130
