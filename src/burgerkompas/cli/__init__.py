"""The command line: the only room that writes to stdout and knows exit codes."""
