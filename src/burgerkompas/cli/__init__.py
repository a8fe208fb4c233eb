"""The command line: the only room that prints and knows exit codes."""
